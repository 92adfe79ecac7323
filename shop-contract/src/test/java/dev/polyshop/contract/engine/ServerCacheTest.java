package dev.polyshop.contract.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The server cache")
class ServerCacheTest {

    @TempDir
    private Path cache;

    @Test
    void unpacksAnEntryOnceHoweverManyAsk() {
        AtomicInteger unpackings = new AtomicInteger();
        var folders = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> ServerCache.unpackedOnce(cache, "server-1", folder -> {
                    unpackings.incrementAndGet();
                    Files.writeString(folder.resolve("bin"), "x");
                }))
                .distinct()
                .toList();
        assertThat(folders)
                .singleElement()
                .satisfies(folder -> assertThat(folder.resolve("bin")).hasContent("x"));
        assertThat(unpackings).hasValue(1);
    }

    @Test
    void keepsNothingOfAnEntryThatCouldNotBeUnpackedAndSaysTheWayOut() throws IOException {
        assertThatThrownBy(() -> ServerCache.unpackedOnce(cache, "server-1", folder -> {
                    Files.writeString(folder.resolve("half"), "x");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("POLYSHOP_CACHE");
        try (var left = Files.list(cache)) {
            assertThat(left).allMatch(path -> path.toString().endsWith(".lock"));
        }
    }
}
