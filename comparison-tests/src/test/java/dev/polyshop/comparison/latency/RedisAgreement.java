package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.engine.ServerJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.descriptive.Median;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Holds the load generator against {@code redis-benchmark}: one client asks for one product, by the tool itself, by the
 * generator over a blocking socket (Jedis) as the tool has one, and by the generator over Lettuce, which is the floor.
 * So it can be told whether the generator measures as the tool does, and what Lettuce's event loop costs.
 *
 * <p>Needs {@code redis-benchmark} on the PATH and a quiet machine, and is therefore run by name only: see
 * {@code docs/method.md}.
 */
@DisplayName("The load generator and redis-benchmark")
class RedisAgreement {

    private static final int ROUNDS = 9;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final String SPACE = "agreement";

    @Test
    @DisplayName("agree within 15% at the median where the client is as plain")
    void agree() {
        assertThat(ServerJvm.isWithoutOptimizingCompiler())
                .as("without the optimizing compiler: run it with -Dtest.compiler.level=4")
                .isFalse();
        try (RealRedis redis = RealRedis.start(SPACE);
                Jedis jedis = new Jedis(
                        redis.engine().address().host(),
                        redis.engine().address().port())) {
            ProductId id = redis.product().id();
            DriverFloor floor = redis.store().driverFloor().orElseThrow();
            String key = "{" + SPACE + "}:product:" + id;
            List<DoubleSupplier> sides = List.of(
                    () -> benchmark(redis.engine().address(), key),
                    () -> micros(sequence -> !jedis.hgetAll(key).isEmpty()),
                    () -> micros(sequence -> floor.productById(id) == 1));
            double[][] medians = new double[sides.size()][1 + ROUNDS];
            for (int round = 0; round <= ROUNDS; round++) {
                for (int turn = 0; turn < sides.size(); turn++) {
                    int side = (round + turn) % sides.size();
                    medians[side][round] = sides.get(side).getAsDouble();
                }
            }
            double tool = median(medians[0]);
            double plain = median(medians[1]);
            double lettuce = median(medians[2]);
            System.out.printf(
                    "HGETALL, one client, median: redis-benchmark %.1f us; generator over Jedis %.1f us, ratio %.2f;"
                            + " generator over Lettuce %.1f us, ratio %.2f%n",
                    tool, plain, plain / tool, lettuce, lettuce / tool);
            assertThat(plain / tool).isBetween(1 / 1.15, 1.15);
        }
    }

    /** Without the first round, which was the compiler's. */
    private static double median(double[] rounds) {
        return Median.withDefaults().evaluate(Arrays.copyOfRange(rounds, 1, rounds.length));
    }

    private static double micros(Operation operation) {
        Latencies measured =
                LoadGenerator.run(LoadPlan.closed(1, ROUND), operation).total();
        assertThat(measured.errors()).isZero();
        return measured.service().getValueAtPercentile(50) / 1e3;
    }

    /** The tool's own median, in microseconds. */
    private static double benchmark(HostAndPort server, String key) {
        try {
            Process tool = new ProcessBuilder(
                            "redis-benchmark",
                            "-h",
                            server.host(),
                            "-p",
                            String.valueOf(server.port()),
                            "-c",
                            "1",
                            "-n",
                            "15000",
                            "--precision",
                            "3",
                            "--csv",
                            "HGETALL",
                            key)
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = tool.inputReader(StandardCharsets.UTF_8)) {
                String last = lines.lines().reduce((before, line) -> line).orElseThrow();
                // "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms",…
                return 1e3 * Double.parseDouble(last.split("\",\"")[4].replace("\"", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
