package dev.polyshop.comparison.datasets.icecat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RealData;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.Rows;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.datasets.TestFiles;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A catalogue in the form of Icecat's")
class IcecatDatasetTest {

    private static final String PRINTER = """
            {"id":"1","title":"Laser printer","short_description":"Prints","supplier":"Acme","price":4995,\
            "date_released":"2009-12-10T00:00:00Z","attr_t_type":"Original","attr_n_width":17.0,"attr_b_duplex":true}
            """;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("makes a product of every row, its attributes typed by their keys")
    void product() {
        IcecatDataset catalogue = catalogue(PRINTER);
        Product product = Rows.of(catalogue.products()).getFirst();
        assertThat(product.sku()).isEqualTo("1");
        assertThat(product.name()).isEqualTo("Laser printer");
        assertThat(product.description()).isEqualTo("Prints");
        assertThat(product.brand()).isEqualTo("Acme");
        assertThat(product.price()).isEqualTo(Money.of("49.95", "USD"));
        assertThat(product.attributes())
                .isEqualTo(Map.of(
                        "attr_t_type", AttributeValue.of("Original"),
                        "attr_n_width", AttributeValue.of(new BigDecimal("17")),
                        "attr_b_duplex", AttributeValue.of(true)));
    }

    @Test
    @DisplayName("keeps an attribute out that the shop cannot hold, and lets the row go in without it")
    void attribute() {
        Intake intake = Intake.unwatched();
        Product product = Rows.of(
                        catalogue(PRINTER
                                        + PRINTER.replace("\"1\"", "\"2\"")
                                                .replace("\"Original\"", "\"a\\nb\"")
                                                .replace("17.0", "0.12345678901234567"))
                                .products(),
                        intake)
                .getLast();
        assertThat(product.attributes()).containsOnlyKeys("attr_b_duplex");
        assertThat(intake.listed())
                .extracting(Rejection::line, Rejection::column, Rejection::reason)
                .containsExactly(
                        tuple(2L, "attr_t_type", RejectionReason.ATTRIBUTE),
                        tuple(2L, "attr_n_width", RejectionReason.ATTRIBUTE));
        assertThat(intake.tallies())
                .containsExactly(
                        new Tally("products", 2, 2, 0, Map.of()),
                        new Tally("attributes", 6, 4, 0, Map.of(RejectionReason.ATTRIBUTE, 2L)));
    }

    @Test
    @DisplayName("keeps out rows that are no products, each with its reason, column and place")
    void rows() {
        String rows = PRINTER
                + PRINTER
                + PRINTER.replace("\"1\"", "\"3\"").replace("4995", "49.95")
                + PRINTER.replace("\"1\"", "\"4\"").replace("4995", "0")
                + PRINTER.replace("\"1\"", "\"5\"").replace("4995", "null")
                + PRINTER.replace("\"1\"", "\"6\"").replace("Laser printer", " ")
                + PRINTER.replace("\"1\"", "\"7\"").replace("Laser printer", "x".repeat(501))
                + PRINTER.replace("\"1\"", "\"8\"").replace("4995", "1e999999999")
                + "{\"id\":\"9\",\n"
                + "[]\n"
                + "\n"
                + PRINTER.replace("\"1\"", "\"12\"").replace("\"Prints\"", "{}")
                + PRINTER.replace("\"1\"", "\"13\"").replace("\"supplier\"", "\"id\"");
        Intake intake = Intake.unwatched();
        assertThat(Rows.of(catalogue(rows).products(), intake)).hasSize(1);
        assertThat(intake.listed())
                .extracting(Rejection::line, Rejection::column, Rejection::reason)
                .containsExactly(
                        tuple(2L, "id", RejectionReason.DUPLICATE),
                        tuple(3L, "price", RejectionReason.NOT_A_NUMBER),
                        tuple(4L, "price", RejectionReason.PRICE_NOT_POSITIVE),
                        tuple(5L, "price", RejectionReason.MISSING),
                        tuple(6L, "title", RejectionReason.MISSING),
                        tuple(7L, "title", RejectionReason.OUT_OF_BOUNDS),
                        tuple(8L, "price", RejectionReason.NOT_A_NUMBER),
                        tuple(9L, "", RejectionReason.MALFORMED),
                        tuple(10L, "", RejectionReason.MALFORMED),
                        tuple(12L, "short_description", RejectionReason.MALFORMED),
                        tuple(13L, "", RejectionReason.MALFORMED));
    }

    @Test
    @DisplayName("is found in its folder, compressed or not")
    void folder() {
        TestFiles.write(folder, "products.ndjson.gz", TestFiles.gzip(PRINTER.getBytes(StandardCharsets.UTF_8)));
        IcecatDataset catalogue = new IcecatDataset(folder.toString(), Currency.getInstance("EUR"));
        assertThat(catalogue.name()).isEqualTo("icecat:products.ndjson.gz");
        assertThat(Rows.of(catalogue.products())).extracting(Product::price).containsExactly(Money.of("49.95", "EUR"));
    }

    @Test
    @DisplayName("is refused in one sentence when it is something else")
    void refused() {
        assertThatThrownBy(() -> catalogue("a,b\n1,2\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is not Icecat's catalogue");
    }

    @Test
    @DisplayName("holds 19,406 products in the real one, all of which go in")
    void real() {
        IcecatDataset catalogue =
                new IcecatDataset(RealData.folder("icecat-chorus").toString(), IcecatDataset.DEFAULT_CURRENCY);
        Intake intake = Intake.unwatched();
        List<Product> products = Rows.of(catalogue.products(), intake);
        assertThat(products).hasSize(19_406);
        assertThat(products.stream()
                        .flatMap(product -> product.attributes().keySet().stream())
                        .distinct()
                        .count())
                .as("distinct keys; of 5,354, one has no value that fits on a line")
                .isEqualTo(5_353);
        assertThat(intake.tallies()).allMatch(Tally::balances);
        assertThat(intake.rejectedByReason()).containsOnly(Map.entry("ATTRIBUTE", 7L));
    }

    private IcecatDataset catalogue(String rows) {
        return new IcecatDataset(TestFiles.write(folder, "catalogue.jsonl", rows), IcecatDataset.DEFAULT_CURRENCY);
    }
}
