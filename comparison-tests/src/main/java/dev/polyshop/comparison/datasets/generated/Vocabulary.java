package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.generated.Department.Trait;
import dev.polyshop.contract.catalog.CategoryPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The words that rows are made of, drawn once from Datafaker; rows then pick from them at the cost of a random number.
 *
 * @param firstNames first names
 * @param lastNames last names
 * @param streets names of streets
 * @param cities names of cities
 * @param countries names of countries
 * @param brands names of makers
 * @param qualities adjectives for products
 * @param materials what products are made of
 * @param features half sentences that praise
 * @param departments the leaves of the category tree
 */
record Vocabulary(
        List<String> firstNames,
        List<String> lastNames,
        List<String> streets,
        List<String> cities,
        List<String> countries,
        List<String> brands,
        List<String> qualities,
        List<String> materials,
        List<String> features,
        List<Department> departments) {

    /** Draws the words: the same for the same seed. */
    static Vocabulary of(long seed) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(seed));
        return new Vocabulary(
                distinct(400, () -> faker.name().firstName()),
                distinct(600, () -> faker.name().lastName()),
                distinct(300, () -> faker.address().streetName()),
                distinct(200, () -> faker.address().city()),
                distinct(25, () -> faker.address().country()),
                distinct(120, () -> faker.company().name()),
                distinct(15, () -> faker.commerce().productName().split(" ")[0]),
                distinct(12, () -> faker.commerce().material()),
                lines("features.txt"),
                readDepartments());
    }

    /** One of them. */
    static <T> T pick(List<T> from, UniformRandomProvider random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> distinct(int wanted, Supplier<String> source) {
        Set<String> words = new LinkedHashSet<>();
        for (int tries = 0; words.size() < wanted && tries < wanted * 50; tries++) {
            words.add(source.get());
        }
        return List.copyOf(words);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Department> readDepartments() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(open("departments.csv"), StandardCharsets.UTF_8)) {
            return format.parse(reader).stream()
                    .map(row -> new Department(
                            CategoryPath.parse(row.get("category")),
                            List.of(row.get("nouns").split(";")),
                            Integer.parseInt(row.get("lowest")),
                            Integer.parseInt(row.get("highest")),
                            Arrays.stream(row.get("traits").split(";"))
                                    .map(Trait::parse)
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                Vocabulary.class.getResourceAsStream(resource), () -> resource + " is not on the class path");
    }
}
