package dev.polyshop.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.keyvalue.engine.Failures;
import dev.polyshop.keyvalue.engine.RedisEndpoint;
import dev.polyshop.keyvalue.wiring.KeyValueStoreProvider;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisSystemException;

@DisplayName("The Redis engine")
class EngineTest {

    private final KeyValueStoreProvider provider = new KeyValueStoreProvider();

    private static EngineRequest request(Map<String, String> variables) {
        EngineRequest own = EngineRequest.auto();
        Map<String, String> environment = new HashMap<>(own.environment());
        environment.remove("POLYSHOP_REDIS_URI");
        environment.putAll(variables);
        return new EngineRequest(own.way(), environment, own.cache(), own.settings(), own.progress());
    }

    @Test
    @DisplayName("lists its ways, best first, and says why one cannot serve")
    void listsItsWays() {
        List<EngineOption> options = provider.engines(request(Map.of()));
        assertThat(options)
                .extracting(EngineOption::way)
                .containsExactly(EngineWay.EXTERNAL, EngineWay.CONTAINER, EngineWay.EMBEDDED);
        assertThat(options.get(0).available()).isFalse();
        assertThat(options.get(0).description()).contains("POLYSHOP_REDIS_URI");
        assertThat(options.get(1).available()).isFalse();
        assertThat(options.get(2).available()).isTrue();
        assertThatThrownBy(() -> provider.start(request(Map.of()).by(EngineWay.CONTAINER)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing on the class path runs containers");
    }

    @Test
    @DisplayName("tells of the server what decides the worth of a result, by the server's own account")
    void tellsFacts() {
        assertThat(TestShop.engine().facts().product()).isEqualTo("Redis");
        assertThat(TestShop.engine().facts().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
        assertThat(TestShop.engine().facts().standIn()).isFalse();
        assertThat(TestShop.engine().facts().settings())
                .containsEntry("appendonly", "yes")
                .containsEntry("appendfsync", "always");
    }

    @ParameterizedTest
    @CsvSource({
        "always, yes, true",
        "no, yes, true",
        "everysec, yes, false",
        "always, no, false",
    })
    @DisplayName("promises to survive a process kill only where the log is written before the answer")
    void promisesByDurability(String appendfsync, String appendonly, boolean survives) {
        EngineRequest request = request(Map.of())
                .by(EngineWay.EMBEDDED)
                .withSettings(Map.of("appendfsync", appendfsync, "appendonly", appendonly));
        try (Engine engine = provider.start(request);
                Store store = engine.open(StoreSettings.of("promises"))) {
            assertThat(engine.facts().settings())
                    .containsEntry("appendfsync", appendfsync)
                    .containsEntry("appendonly", appendonly);
            assertThat(store.defaultMode().promises(Guarantee.SURVIVES_PROCESS_KILL))
                    .isEqualTo(survives);
        }
    }

    @Test
    @DisplayName("refuses settings it does not know")
    void refusesSettings() {
        EngineRequest request = request(Map.of()).by(EngineWay.EMBEDDED);
        assertThatThrownBy(() -> provider.start(request.withSettings(Map.of("fsync", "off"))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("fsync")
                .hasMessageContaining("appendfsync");
        assertThatThrownBy(() -> provider.start(request.withSettings(Map.of("appendfsync", "often"))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("often");
    }

    @Test
    @DisplayName("keeps every acknowledged product through a kill under load and a restart")
    void survivesKill() throws InterruptedException {
        try (Engine engine = provider.start(request(Map.of()).by(EngineWay.EMBEDDED));
                Store store = engine.open(StoreSettings.of("kill"))) {
            ServerControl server = engine.control().orElseThrow();
            Queue<Product> acknowledged = new ConcurrentLinkedQueue<>();
            Thread writer = Thread.ofVirtual().start(() -> addUntilItFails(store, acknowledged));
            Awaitility.await().until(() -> acknowledged.size() > 50);
            server.kill();
            writer.join();
            assertThatThrownBy(() -> store.shop().catalog().count()).isInstanceOf(StoreUnavailableException.class);
            server.restart();
            assertThat(acknowledged)
                    .allSatisfy(product -> assertThat(store.shop().catalog().find(product.id()))
                            .contains(product));
            store.shop().catalog().add(TestShop.product("after the restart"));
        }
    }

    private static void addUntilItFails(Store store, Queue<Product> acknowledged) {
        try {
            while (true) {
                Product product = TestShop.product("load");
                store.shop().catalog().add(product);
                acknowledged.add(product);
            }
        } catch (ShopException expected) {
            assertThat(expected.getMessage()).contains("Redis at redis://127.0.0.1");
        }
    }

    @Test
    @DisplayName("stops for a while when it is paused, and goes on")
    void pauses() {
        try (Engine engine = provider.start(request(Map.of()).by(EngineWay.EMBEDDED));
                Store store = engine.open(StoreSettings.of("pause"))) {
            ServerControl server = engine.control().orElseThrow();
            server.pause();
            Thread resuming = Thread.ofVirtual().start(() -> {
                Awaitility.await().pollDelay(java.time.Duration.ofMillis(200)).until(() -> true);
                server.resume();
            });
            assertThat(store.shop().catalog().count()).isZero();
            assertThat(resuming).isNotNull();
        }
    }

    @Test
    @DisplayName("is reached by a URI, and neither changed nor stopped")
    void externalServer() {
        String address = TestShop.engine().address().toString();
        EngineRequest request = request(Map.of("POLYSHOP_REDIS_URI", "redis://" + address + "/1"));
        try (Engine engine = provider.start(request);
                Store store = engine.open(StoreSettings.of("external"))) {
            assertThat(engine.facts().way()).isEqualTo(EngineWay.EXTERNAL);
            assertThat(engine.control()).isEmpty();
            assertThat(store.shop().catalog().count()).isZero();
        }
        assertThat(TestShop.engine().control()).isPresent();
        assertThatThrownBy(() -> provider.start(request.withSettings(Map.of("appendfsync", "no"))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("appendfsync");
    }

    @Test
    @DisplayName("says where it cannot reach a server, and never the password")
    void unreachable() {
        String uri = "redis://shop:secret-word@127.0.0.1:" + ServerProcess.freePort();
        EngineRequest request = request(Map.of("POLYSHOP_REDIS_URI", uri));
        assertThatThrownBy(() -> provider.start(request))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("redis://127.0.0.1:")
                .hasMessageContaining("see that it runs")
                .satisfies(EngineTest::holdsNoSecret);
        assertThat(provider.engines(request).toString()).doesNotContain("secret-word");
    }

    @Test
    @DisplayName("says that a password is wrong without saying the password")
    void wrongPassword() {
        String uri = "redis://nobody:secret-word@" + TestShop.engine().address();
        assertThatThrownBy(() -> provider.start(request(Map.of("POLYSHOP_REDIS_URI", uri))))
                .isInstanceOf(StoreUnavailableException.class)
                .satisfies(EngineTest::holdsNoSecret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host",
                "redis://",
                "redis://user:secret-word@",
                "redis://user:secret-word@host:port",
                "redis://user:secret-word@host:99999",
                "redis://host/secret-word database",
                "redis-sentinel://secret-word@host/0",
                "redis://:secret-word@one,two",
                "redis+tls://:secret-word@host",
            })
    @DisplayName("refuses a URI that is none with the form it should have, and never repeats it")
    void badUri(String uri) {
        assertThatThrownBy(() -> RedisEndpoint.parse(uri))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("redis://[user:password@]host[:port][/database]")
                .satisfies(EngineTest::holdsNoSecret);
    }

    @Test
    @DisplayName("reads user, password, database and TLS out of a URI")
    void readsUri() {
        assertThat(RedisEndpoint.parse("redis://my_redis")).hasToString("redis://my_redis:6379/0");
        assertThat(RedisEndpoint.parse("redis://:secret-word@[::1]:6380")).hasToString("redis://[::1]:6380/0");
        RedisEndpoint endpoint = RedisEndpoint.parse("rediss://shop:p%40ss%3Aword@db.example.org:6390/3");
        assertThat(endpoint.user()).contains("shop");
        assertThat(endpoint.password()).contains("p@ss:word");
        assertThat(endpoint.database()).isEqualTo(3);
        assertThat(endpoint.tls()).isPresent();
        assertThat(endpoint).hasToString("rediss://db.example.org:6390/3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis-sentinel://s1,s2:26380/2#main | redis-sentinel://s1:26379,s2:26380/2#main",
                "redis-sentinel://s1?sentinelMasterId=main | redis-sentinel://s1:26379/0#main",
                "rediss-sentinel://:secret-word@s1#main | rediss-sentinel://s1:26379/0#main",
                "redis-cluster://n1,n2:7001 | redis-cluster://n1:6379,n2:7001/0",
                "rediss-cluster://shop:secret-word@n1 | rediss-cluster://n1:6379/0"
            })
    @DisplayName("reads the addresses of Sentinels and of a cluster's nodes, and shows no password")
    void readsTopologies(String uri, String shown) {
        assertThat(RedisEndpoint.parse(uri)).hasToString(shown);
        assertThat(RedisEndpoint.parse(uri).password().isPresent()).isEqualTo(uri.contains("secret-word"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-cluster://:secret-word@n1,n2", "redis-sentinel://:secret-word@s1#main"})
    @DisplayName("lets no proxy stand before servers that are named by others, and says why")
    void noProxyBeforeServersNamedByOthers(String uri) {
        RedisEndpoint endpoint = RedisEndpoint.parse(uri);
        String reason = endpoint.topology().noProxyBecause().orElseThrow();
        assertThat(reason).contains("own address");
        assertThatThrownBy(() -> endpoint.through(new HostAndPort("127.0.0.1", 7000)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("127.0.0.1:7000")
                .satisfies(EngineTest::holdsNoSecret);
        assertThat(RedisEndpoint.parse("redis://host").topology().noProxyBecause())
                .isEmpty();
        assertThat(TestShop.engine().noProxyBecause()).isEmpty();
    }

    @Test
    @DisplayName("says that the outcome is unknown when the server refuses the rest of an import")
    void refusesTheRestOfAnImport() {
        try (Engine engine = provider.start(request(Map.of()).by(EngineWay.EMBEDDED));
                Store store = engine.open(StoreSettings.of("full"));
                RedisClient client = RedisClient.create("redis://" + engine.address());
                var admin = client.connect()) {
            Iterator<Product> products = IntStream.range(0, 6_000)
                    .mapToObj(i -> {
                        if (i == 4_000) {
                            admin.sync().configSet("maxmemory", "1mb");
                        }
                        return TestShop.product("thing " + i);
                    })
                    .iterator();
            assertThatThrownBy(() -> store.shop().catalog().importAll(products))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("refused a command in the middle of a write");
            assertThatThrownBy(() -> store.shop().customers().register(TestShop.customer()))
                    .isInstanceOf(ShopException.class);
            assertThat(store.shop().catalog().count()).isGreaterThanOrEqualTo(2_000);
            admin.sync().configSet("maxmemory", "0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERR Error running script (call to f_0123): @user_script:3: ERR value is not an integer | true",
                "ERR value is not an integer script: 0123456789abcdef0123456789abcdef01234567, on @user_script:3. | true",
                "WRONGPASS invalid username-password pair | false",
            })
    @DisplayName("knows that a script which was stopped in the middle may have written")
    void scriptStoppedInTheMiddle(String reply, boolean mayHaveWritten) {
        Failures failures = new Failures(RedisEndpoint.parse("redis://host"));
        RuntimeException refusal = new RedisSystemException("refused", new RedisCommandExecutionException(reply));
        assertThat(failures.translate(refusal, Failures.Effect.WRITES) instanceof OutcomeUnknownException)
                .isEqualTo(mayHaveWritten);
        assertThat(failures.translate(refusal, Failures.Effect.READS)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("does not look for a database in a cluster, which has one only")
    void clusterHasOneDatabase() {
        assertThatThrownBy(() -> RedisEndpoint.parse("redis-cluster://:secret-word@n1/3"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("has no database but 0")
                .satisfies(EngineTest::holdsNoSecret);
    }

    @Test
    @DisplayName("says what to do when there is no such program")
    void noProgram(@TempDir Path folder) {
        EngineRequest request =
                request(Map.of("POLYSHOP_REDIS_SERVER", folder.resolve("none").toString()));
        assertThatThrownBy(() -> provider.start(request.by(EngineWay.EMBEDDED)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("POLYSHOP_REDIS_SERVER");
    }

    private static void holdsNoSecret(Throwable failure) {
        Optional<Throwable> at = Optional.of(failure);
        while (at.isPresent()) {
            assertThat(String.valueOf(at.get().getMessage())).doesNotContain("secret-word");
            at = Optional.ofNullable(at.get().getCause());
        }
    }
}
