package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The choice of keys")
class KeyChooserTest {

    @Test
    void followsZipfsLaw() {
        KeyChooser chooser = new KeyChooser(1_000, 1, 5, 1);
        int[] counts = new int[1_000];
        LongStream.range(0, 200_000).forEach(i -> counts[chooser.choose(i)]++);
        int[] sorted = Arrays.stream(counts).sorted().toArray();
        double harmonic = 7.485;
        assertThat(sorted[999] / 200_000.0).isBetween(0.9 / harmonic, 1.1 / harmonic);
        assertThat(sorted[998] / 200_000.0).isBetween(0.45 / harmonic, 0.55 / harmonic);
    }

    @Test
    void isEvenWithoutSkew() {
        KeyChooser chooser = new KeyChooser(10, 0, 5, 1);
        int[] counts = new int[10];
        LongStream.range(0, 100_000).forEach(i -> counts[chooser.choose(i)]++);
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void isTheSameForTheSameSeedAndNumber() {
        assertThat(LongStream.range(0, 100).map(new KeyChooser(50, 1, 9, 1)::choose))
                .containsExactlyElementsOf(LongStream.range(0, 100)
                        .map(new KeyChooser(50, 1, 9, 1)::choose)
                        .boxed()
                        .toList());
    }

    @Test
    void isIndependentInAnotherStream() {
        KeyChooser one = new KeyChooser(10, 0, 9, 1);
        KeyChooser other = new KeyChooser(10, 0, 9, 2);
        long alike = LongStream.range(0, 10_000)
                .filter(i -> one.choose(i) == other.choose(i))
                .count();
        assertThat(alike).as("of 10,000 choices among ten").isBetween(900L, 1_100L);
    }
}
