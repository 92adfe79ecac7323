package dev.polyshop.keyvalue.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.keyvalue.TestShop;
import dev.polyshop.keyvalue.wiring.KeyValueStoreProvider;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Redis of other people")
class RedisEndpointsTest {

    private static final String PASSWORD = "p@ss:w/rd%";
    private static final String ENCODED = "p%40ss%3Aw%2Frd%25";

    @Test
    @DisplayName("is reached over TLS as a user with no rights but the documented ones")
    void tlsAndAcl() throws IOException {
        String rights = documentedRights().replace(">password", ">" + PASSWORD);
        try (RedisServer server = RedisServer.withTls("user default off", rights)) {
            String uri = "rediss://polyshop_runner:" + ENCODED + "@localhost:"
                    + server.address().port();
            String authority = server.certificate().toString();

            try (Engine engine = reach(Map.of("POLYSHOP_REDIS_URI", uri, "POLYSHOP_REDIS_CA_FILE", authority));
                    Store one = engine.open(StoreSettings.of("polyshop_one"));
                    Store other = engine.open(StoreSettings.of("polyshop_other"))) {
                trades(one);
                assertThat(other.shop().catalog().count()).isZero();
                assertThatThrownBy(() -> engine.open(StoreSettings.of("shop_of_others")))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("NOPERM");
            }
        }
    }

    @Test
    @DisplayName("says in a sentence without the password what is wrong with the login or the certificate")
    void wrongLogin() throws IOException {
        try (RedisServer server = RedisServer.withTls("requirepass right")) {
            String uri =
                    "rediss://:" + ENCODED + "@localhost:" + server.address().port();
            String authority = server.certificate().toString();

            assertThatThrownBy(() -> reach(Map.of("POLYSHOP_REDIS_URI", uri, "POLYSHOP_REDIS_CA_FILE", authority)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("WRONGPASS")
                    .satisfies(RedisEndpointsTest::holdsNoSecret);
            assertThatThrownBy(() -> reach(Map.of("POLYSHOP_REDIS_URI", uri)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("certification path")
                    .satisfies(RedisEndpointsTest::holdsNoSecret);
            assertThatThrownBy(() -> reach(Map.of("POLYSHOP_REDIS_URI", uri, "POLYSHOP_REDIS_CA_FILE", "none.pem")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("none.pem, which cannot be read")
                    .satisfies(RedisEndpointsTest::holdsNoSecret);
        }
    }

    @Test
    @DisplayName("may be a cluster: each shop is on the node that has its slot, and is found again when that moves")
    void cluster() throws IOException {
        String[] node = {"cluster-enabled yes", "cluster-node-timeout 2000", "save \"\""};
        try (RedisServer a = RedisServer.start(node);
                RedisServer b = RedisServer.start(node);
                RedisServer c = RedisServer.start(node)) {
            List<RedisServer> nodes = List.of(a, b, c);
            join(nodes);
            List<String> names = oneOnEach(nodes.size());
            try (Engine engine =
                            reach(Map.of("POLYSHOP_REDIS_URI", "redis-cluster://" + a.address() + "," + b.address()));
                    Store first = engine.open(StoreSettings.of(names.get(0)));
                    Store second = engine.open(StoreSettings.of(names.get(1)));
                    Store third = engine.open(StoreSettings.of(names.get(2)))) {
                assertThat(engine.facts().settings())
                        .containsEntry("topology", "cluster, one node of which has a shop");
                for (Store store : List.of(first, second, third)) {
                    trades(store);
                }
                assertThat(nodes).allSatisfy(each -> assertThat(keysOn(each)).isPositive());

                Product product = TestShop.product("moves");
                first.shop().catalog().add(product);
                move(SlotHash.getSlot("{" + names.get(0) + "}"), nodes);

                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .ignoreExceptionsMatching(ShopException.class::isInstance)
                        .untilAsserted(() -> assertThat(first.shop().catalog().find(product.id()))
                                .contains(product));
                first.shop().catalog().add(TestShop.product("after the move"));
            }
            assertThat(nodes).allSatisfy(each -> assertThat(keysOn(each)).isZero());
        }
    }

    @Test
    @DisplayName("may be told by Sentinels, who name another server when the first has failed")
    void sentinel() throws IOException {
        try (RedisServer master = RedisServer.start("save \"\"");
                RedisServer replica = RedisServer.start(
                        "save \"\"", "replicaof 127.0.0.1 " + master.address().port());
                RedisServer sentinel = RedisServer.sentinel(
                        "sentinel monitor main 127.0.0.1 " + master.address().port() + " 1",
                        "sentinel down-after-milliseconds main 1000",
                        "sentinel failover-timeout main 5000")) {
            awaitReplication(master, replica, sentinel);
            try (Engine engine =
                            reach(Map.of("POLYSHOP_REDIS_URI", "redis-sentinel://" + sentinel.address() + "#main"));
                    Store store = engine.open(StoreSettings.of("polyshop_watched"))) {
                Shop shop = trades(store);
                Product product = TestShop.product("replicated");
                shop.catalog().add(product);
                long replicas = master.ask(redis -> redis.waitForReplication(1, 10_000));
                assertThat(replicas).isEqualTo(1);

                master.process().kill();

                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreExceptionsMatching(ShopException.class::isInstance)
                        .untilAsserted(() -> {
                            assertThat(shop.catalog().find(product.id())).contains(product);
                            shop.catalog().add(TestShop.product("after the failover"));
                        });
                String role = replica.ask(redis -> redis.info("replication"));
                assertThat(role).contains("role:master");
            }
        }
    }

    /** The sort of work that takes scripts, transactions, pipelines and scans, in all modes. */
    private static Shop trades(Store store) {
        for (var mode : store.modes()) {
            Shop shop = store.shop(mode);
            Product product = TestShop.product("Kettle " + mode.name());
            shop.catalog().add(product);
            shop.inventory().receive(product.id(), 5);
            assertThat(shop.inventory().take(product.id(), 2)).isInstanceOf(StockChange.Done.class);
            try (var unit = shop.units().begin()) {
                assertThat(unit.product(product.id())).isPresent();
                unit.commit();
            }
        }
        Shop shop = store.shop();
        assertThat(shop.catalog().count()).isEqualTo(store.modes().size());
        return shop;
    }

    private static Engine reach(Map<String, String> environment) {
        return new KeyValueStoreProvider()
                .start(new EngineRequest(
                        Optional.of(EngineWay.EXTERNAL), environment, Path.of(""), Map.of(), message -> {}));
    }

    private static long keysOn(RedisServer server) {
        return server.ask(redis -> redis.dbsize());
    }

    private static void holdsNoSecret(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertThat(String.valueOf(at.getMessage())).doesNotContain(PASSWORD, ENCODED);
        }
    }

    /** The line of the list of users in the documentation. */
    private static String documentedRights() throws IOException {
        return Files.readString(Path.of("..", "docs", "endpoints.md"))
                .lines()
                .filter(line -> line.startsWith("user polyshop_runner on "))
                .findFirst()
                .orElseThrow();
    }

    private static int share(int nodes) {
        return SlotHash.SLOT_COUNT / nodes + 1;
    }

    /** Names of shops whose keys have their slots on the first node, the second and so on. */
    private static List<String> oneOnEach(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(node -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> "polyshop_" + i)
                        .filter(name -> SlotHash.getSlot("{" + name + "}") / share(nodes) == node)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static void join(List<RedisServer> nodes) {
        int share = share(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int[] slots = IntStream.range(i * share, Math.min((i + 1) * share, SlotHash.SLOT_COUNT))
                    .toArray();
            nodes.get(i).ask(redis -> redis.clusterAddSlots(slots));
            RedisServer met = nodes.get((i + 1) % nodes.size());
            nodes.get(i)
                    .ask(redis -> redis.clusterMeet(
                            met.address().host(), met.address().port()));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> nodes.stream()
                        .allMatch(node -> node.ask(redis -> redis.clusterInfo()).contains("cluster_state:ok")
                                && node.ask(redis -> redis.clusterInfo())
                                        .contains("cluster_known_nodes:" + nodes.size())));
    }

    /** As {@code redis-cli --cluster reshard} does it. */
    private static void move(int slot, List<RedisServer> nodes) {
        RedisServer from = nodes.stream()
                .filter(node -> node.ask(redis -> redis.clusterCountKeysInSlot(slot)) > 0)
                .findFirst()
                .orElseThrow();
        RedisServer to = nodes.get((nodes.indexOf(from) + 1) % nodes.size());
        String fromId = from.ask(redis -> redis.clusterMyId());
        String toId = to.ask(redis -> redis.clusterMyId());
        to.ask(redis -> redis.clusterSetSlotImporting(slot, fromId));
        from.ask(redis -> redis.clusterSetSlotMigrating(slot, toId));
        for (String key : from.ask(redis -> redis.clusterGetKeysInSlot(slot, 10_000))) {
            from.ask(redis -> redis.migrate(to.address().host(), to.address().port(), key, 0, 5_000));
        }
        nodes.forEach(node -> node.ask(redis -> redis.clusterSetSlotNode(slot, toId)));
    }

    private static void awaitReplication(RedisServer master, RedisServer replica, RedisServer sentinel) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> replica.ask(redis -> redis.info("replication")).contains("master_link_status:up")
                        && master.ask(redis -> redis.info("replication")).contains("connected_slaves:1")
                        && sentinel.tryToAsk(redis -> redis.info("sentinel"))
                                .orElse("")
                                .contains("slaves=1"));
    }
}
