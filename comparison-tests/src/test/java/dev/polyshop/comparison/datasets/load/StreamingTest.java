package dev.polyshop.comparison.datasets.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reading a data set")
class StreamingTest {

    private static final int HEAP_MEGABYTES = 48;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("takes a heap that is a fraction of the file")
    void catalogueLargerThanTheHeap() throws IOException, InterruptedException {
        Path file = folder.resolve("large.csv");
        String description = "All of it could not be in memory at once. ".repeat(20);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("sku,name,price,description\n");
            for (int i = 0; i < 120_000; i++) {
                out.write("SKU-" + i * 7_919L % 120_001 + ",Lamp " + i + ",12.50," + description + "\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(2L * HEAP_MEGABYTES << 20);
        assertThat(survey("csv:" + file)).contains("products=120000", "rejected={}");
    }

    @Test
    @DisplayName("takes no more for orders than the figures of products and customers need")
    void manyOrders() throws IOException, InterruptedException {
        assertThat(survey("generated:medium")).contains("orders=100000");
    }

    private String survey(String data) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SurveyInSmallHeap.class.getName(),
                        data)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
