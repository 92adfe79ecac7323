package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.generated.Department.Trait;
import dev.polyshop.comparison.datasets.generated.Streams.Kind;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TimeOrderedUuid;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Makes the product of any number, from 0. What an order line copies of a product (name, category, price) is drawn
 * before the rest, so that a line costs no more than that.
 */
final class GeneratedProducts {

    private static final long SECONDS_BETWEEN = 60;

    private final Streams streams;
    private final Vocabulary words;
    private final Currency currency;
    private final Instant opening;
    private final int count;

    /** What an order line needs to know of a product. */
    private record Core(ProductId id, String sku, String name, Department department, Money price, String material) {}

    GeneratedProducts(Streams streams, Vocabulary words, Currency currency, Instant opening, int count) {
        this.streams = streams;
        this.words = words;
        this.currency = currency;
        this.opening = opening;
        this.count = count;
    }

    OrderLine line(int number, int quantity) {
        Core core = core(number);
        return new OrderLine(core.id, core.sku, core.name, core.department.category(), core.price, quantity);
    }

    Product product(int number) {
        Core core = core(number);
        UniformRandomProvider random = streams.of(Kind.DETAILS, number);
        String noun = core.name.toLowerCase(Locale.ROOT);
        String description = "The " + noun + ", " + Vocabulary.pick(words.features(), random) + ". Made of "
                + core.material.toLowerCase(Locale.ROOT) + ", " + Vocabulary.pick(words.features(), random) + ".";
        return new Product(
                core.id,
                core.sku,
                core.name,
                description,
                core.department.category(),
                random.nextInt(12) == 0 ? "" : Vocabulary.pick(words.brands(), random),
                tags(random),
                attributes(core, random),
                core.price,
                1);
    }

    /** Most products are in stock; those of every fiftieth number are not. */
    Delivery delivery(int number) {
        int quantity =
                number % 50 == 49 ? 1 : 20 + streams.of(Kind.DELIVERY, number).nextInt(480);
        return new Delivery(core(number).id, quantity);
    }

    private Core core(int number) {
        UniformRandomProvider random = streams.of(Kind.PRODUCT, number);
        Instant made = opening.minusSeconds((count - number) * SECONDS_BETWEEN);
        ProductId id = new ProductId(TimeOrderedUuid.of(made, random.nextLong()));
        Department department = Vocabulary.pick(words.departments(), random);
        String material = Vocabulary.pick(words.materials(), random);
        String name = Vocabulary.pick(words.qualities(), random) + " " + material + " "
                + Vocabulary.pick(department.nouns(), random);
        return new Core(
                id,
                String.format(Locale.ROOT, "P-%07d", number + 1),
                name,
                department,
                price(department, random),
                material);
    }

    /** Cheap products are more common than dear ones (log-uniform), and prices end in 9. */
    private Money price(Department department, UniformRandomProvider random) {
        double ratio = (double) department.highest() / department.lowest();
        long cents = (long) (department.lowest() * StrictMath.pow(ratio, random.nextDouble()));
        return Money.ofMinor(cents / 10 * 10 + 9, currency);
    }

    private static Set<String> tags(UniformRandomProvider random) {
        Set<String> tags = new TreeSet<>();
        for (String tag : new String[] {"new", "sale", "gift", "eco", "bestseller", "premium"}) {
            if (random.nextInt(6) == 0) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** Sparse: of its department's traits, a product has about two in three. */
    private static Map<String, AttributeValue> attributes(Core core, UniformRandomProvider random) {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        attributes.put("material", AttributeValue.of(core.material));
        for (Trait trait : core.department.traits()) {
            if (random.nextInt(3) > 0) {
                attributes.put(trait.key(), value(trait, random));
            }
        }
        return attributes;
    }

    private static AttributeValue value(Trait trait, UniformRandomProvider random) {
        if (!trait.choices().isEmpty()) {
            return AttributeValue.of(Vocabulary.pick(trait.choices(), random));
        }
        if (trait.from() == trait.to()) {
            return AttributeValue.of(random.nextBoolean());
        }
        return AttributeValue.of(random.nextInt(trait.from(), trait.to() + 1));
    }
}
