package dev.polyshop.comparison.datasets.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RejectedRowException;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.Rows;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.datasets.TestFiles;
import dev.polyshop.comparison.datasets.plain.PlainDataset.Format;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A catalogue of one's own")
class PlainDatasetTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("in CSV is read by its column names")
    void csv() {
        PlainDataset catalogue = csv("""
                sku,name,price,description,category,brand,tags,stock,attr_colour,attr_width,attr_new,attr_code,note
                A1,Lamp,12.50,"Two
                lines, ""quoted\""",home/lamps,Acme,eco; new,7,red,12.5,true,007,x
                """, Map.of());
        Product lamp = Rows.of(catalogue.products()).getFirst();
        assertThat(lamp.name()).isEqualTo("Lamp");
        assertThat(lamp.description()).isEqualTo("Two\nlines, \"quoted\"");
        assertThat(lamp.price()).isEqualTo(Money.of("12.50", "EUR"));
        assertThat(lamp.category()).isEqualTo(CategoryPath.parse("home/lamps"));
        assertThat(lamp.tags()).isEqualTo(Set.of("eco", "new"));
        assertThat(lamp.attributes())
                .isEqualTo(Map.of(
                        "colour", AttributeValue.of("red"),
                        "width", AttributeValue.of(new BigDecimal("12.5")),
                        "new", AttributeValue.of(true),
                        "code", AttributeValue.of("007")));
        assertThat(Rows.of(catalogue.deliveries())).containsExactly(new Delivery(lamp.id(), 7));
    }

    @Test
    @DisplayName("in CSV is read by a mapping of its columns, with decimal commas and in another encoding")
    void mapped() {
        byte[] text = "Artikelnummer;Titel;Preis;Pfad;f_Größe\n7;Tür;1234,5;Haus > Türen;2,5\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        PlainDataset catalogue = new PlainDataset(
                Format.CSV,
                TestFiles.write(folder, "artikel.csv", text),
                PlainOptions.of(Map.of(
                        "map", "sku=Artikelnummer,name=Titel,price=Preis,category=Pfad,attributes=f_*",
                        "decimal", "comma",
                        "currency", "CHF",
                        "encoding", "ISO-8859-1")));
        Product door = Rows.of(catalogue.products()).getFirst();
        assertThat(door.name()).isEqualTo("Tür");
        assertThat(door.price()).isEqualTo(Money.of("1234.50", "CHF"));
        assertThat(door.category()).isEqualTo(CategoryPath.parse("Haus/Türen"));
        assertThat(door.attributes()).isEqualTo(Map.of("Größe", AttributeValue.of(new BigDecimal("2.5"))));
    }

    @Test
    @DisplayName("in JSON Lines says its attributes' types itself")
    void json() {
        PlainDataset catalogue = json("""
                {"sku":7,"name":"Lamp","price":12.5,"tags":["eco","new"],"attributes":{"code":"7","width":7,"new":false}}
                {"sku":"8","name":"Lamp 2","price":"13.50","stock":3,"attr_code":"8"}
                """);
        assertThat(Rows.of(catalogue.products()))
                .extracting(Product::sku, Product::price, Product::attributes)
                .containsExactly(
                        tuple(
                                "7",
                                Money.of("12.50", "EUR"),
                                Map.of(
                                        "code", AttributeValue.of("7"),
                                        "width", AttributeValue.of(7),
                                        "new", AttributeValue.of(false))),
                        tuple("8", Money.of("13.50", "EUR"), Map.of("code", AttributeValue.of("8"))));
        assertThat(Rows.of(catalogue.deliveries())).hasSize(1);
    }

    @Test
    @DisplayName("keeps out what is wrong, each row with its reason, column and place")
    void reasons() {
        Intake intake = Intake.unwatched();
        PlainDataset catalogue = csv("""
                sku,name,price,stock,category
                1,Lamp,1.00,,
                1,Lamp again,1.00,,
                2,,1.00,,
                3,Lamp,"1,00",,
                4,Lamp,1.005,,
                5,Lamp,-1,,
                6,Lamp,1,-1,
                7,Lamp,1,1.5,

                8,Lamp,1,2000000,
                9,Lamp,1,1,a//b
                10,Lamp,1
                11,"Lamp"x,1,1,
                12,Lamp,1,1,a
                """, Map.of());
        assertThat(Rows.of(catalogue.products(), intake))
                .extracting(Product::sku)
                .containsExactly("1", "12");
        assertThat(intake.listed())
                .extracting(Rejection::line, Rejection::column, Rejection::reason)
                .containsExactly(
                        tuple(3L, "sku", RejectionReason.DUPLICATE),
                        tuple(4L, "name", RejectionReason.MISSING),
                        tuple(5L, "price", RejectionReason.NOT_A_NUMBER),
                        tuple(6L, "price", RejectionReason.PRICE_NOT_WHOLE),
                        tuple(7L, "price", RejectionReason.OUT_OF_BOUNDS),
                        tuple(8L, "stock", RejectionReason.OUT_OF_BOUNDS),
                        tuple(9L, "stock", RejectionReason.NOT_A_NUMBER),
                        tuple(11L, "stock", RejectionReason.OUT_OF_BOUNDS),
                        tuple(12L, "category", RejectionReason.OUT_OF_BOUNDS),
                        tuple(13L, "", RejectionReason.COLUMN_COUNT),
                        tuple(14L, "", RejectionReason.MALFORMED));
        assertThat(intake.tallies()).allMatch(Tally::balances);
    }

    @Test
    @DisplayName("reads the same with CRLF, a byte order mark, compressed, and without a last line end")
    void forms() {
        String text = "sku,name,price\n1,\"A\nB\",2\n2,C,3";
        PlainDataset plain = csv(text.replace("A\nB", "A B"), Map.of());
        PlainDataset other = new PlainDataset(
                Format.CSV,
                TestFiles.write(
                        folder,
                        "other.csv",
                        TestFiles.gzip(("\uFEFF" + text.replace("A\nB", "A B").replace("\n", "\r\n"))
                                .getBytes(StandardCharsets.UTF_8))),
                PlainOptions.of(Map.of()));
        assertThat(Rows.of(other.products()))
                .isEqualTo(Rows.of(plain.products()))
                .hasSize(2);
    }

    @Test
    @DisplayName("stops at the first bad row if it is read strictly, and says where")
    void strict() {
        PlainDataset catalogue = csv("sku,name,price\n1,Lamp,1\n2,Lamp,x\n", Map.of());
        assertThatThrownBy(() -> Rows.of(catalogue.products(), Intake.strict()))
                .isInstanceOf(RejectedRowException.class)
                .hasMessage("catalogue.csv, line 3, column price: not a decimal with a point: x (NOT_A_NUMBER)");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @DisplayName("is refused in one sentence when its options make no sense")
    @CsvSource(delimiter = '|', textBlock = """
                    map       | sku          | the mapping holds sku
                    map       | sku=a,sku=b  | names a column for sku twice
                    map       | weight=a     | the fields are sku, name
                    map       | name=Titel   | has no column Titel for the name
                    currency  | EURO         | not an ISO 4217 currency: EURO
                    currency  | XAU          | which has no minor unit
                    decimal   | dot          | decimal=dot is not point or comma
                    delimiter | ::           | is not one character or tab
                    delimiter | ;            | is another character between the values?
                    encoding  | latin        | not an encoding: latin
                    encodings | UTF-8        | unknown option encodings; there are currency, decimal
                    """)
    void options(String option, String value, String sentence) {
        assertThatThrownBy(() -> csv("sku,name,price\n", Map.of(option, value)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    @DisplayName("is refused in one sentence when its file cannot be one")
    void refused() {
        assertThatThrownBy(() -> csv("", Map.of())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> csv("sku,name,price,price\n", Map.of()))
                .hasMessageContaining("two columns of one name");
        assertThatThrownBy(() -> new PlainDataset(Format.CSV, folder.toString(), PlainOptions.of(Map.of())))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is a folder: give the file in it");
    }

    private PlainDataset csv(String text, Map<String, String> options) {
        return new PlainDataset(Format.CSV, TestFiles.write(folder, "catalogue.csv", text), PlainOptions.of(options));
    }

    private PlainDataset json(String text) {
        return new PlainDataset(
                Format.JSON_LINES, TestFiles.write(folder, "catalogue.jsonl", text), PlainOptions.of(Map.of()));
    }
}
