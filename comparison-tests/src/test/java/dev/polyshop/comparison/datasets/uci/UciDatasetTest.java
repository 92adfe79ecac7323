package dev.polyshop.comparison.datasets.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.RejectedRowException;
import dev.polyshop.comparison.datasets.Rejection;
import dev.polyshop.comparison.datasets.RejectionReason;
import dev.polyshop.comparison.datasets.Rows;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.datasets.TestFiles;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A log in the form of Online Retail")
class UciDatasetTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String JULY = "2011-07-01 10:00:00";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("makes one order of an invoice, at the time of its first line")
    void invoice() {
        try (UciDataset log = log("""
                536365,85123A,WHITE HEART,6,2011-07-01 08:26:00,2.55,17850.0,United Kingdom
                536365,71053,"LANTERN, METAL ",2,2011-07-01 08:27:00,3.39,17850.0,United Kingdom
                """)) {
            Order order = Rows.of(log.orders()).getFirst();
            assertThat(order.placedAt()).isEqualTo(Instant.parse("2011-07-01T07:26:00Z"));
            assertThat(order.lines()).extracting(OrderLine::name).containsExactly("WHITE HEART", "LANTERN, METAL");
            assertThat(order.total()).isEqualTo(Money.of("22.08", "GBP"));
            assertThat(order.customer())
                    .contains(Rows.of(log.customers()).getFirst().id());
            assertThat(order.lines())
                    .extracting(OrderLine::product)
                    .containsExactlyInAnyOrderElementsOf(
                            Rows.of(log.products()).stream().map(Product::id).toList());
        }
    }

    @Test
    @DisplayName("takes a line without a customer as a guest's")
    void guest() {
        try (UciDataset log = log(line("1", "A", "1", JULY, "1.00", ""))) {
            assertThat(Rows.of(log.orders()).getFirst().customer()).isEmpty();
            assertThat(Rows.of(log.customers())).isEmpty();
        }
    }

    @Test
    @DisplayName("adds up lines of one product at one price, and keeps a second price out")
    void sameProduct() {
        String lines = line("1", "A", "2", JULY, "1.00", "7")
                + line("1", "A", "3", JULY, "1.0", "7")
                + line("1", "A", "4", JULY, "1.50", "7");
        try (UciDataset log = log(lines)) {
            Intake intake = Intake.unwatched();
            assertThat(Rows.of(log.orders(), intake).getFirst().lines())
                    .extracting(OrderLine::quantity)
                    .containsExactly(5);
            Tally tally = lines(intake);
            assertThat(tally.merged()).isEqualTo(1);
            assertThat(tally.rejected()).containsOnlyKeys(RejectionReason.SECOND_PRICE);
            assertThat(intake.listed().getFirst().line()).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("waits for the rest of an invoice whose lines do not stand together")
    void scattered() {
        String lines = line("1", "A", "2", JULY, "1.00", "7")
                + line("2", "B", "3", JULY, "1.00", "8")
                + line("1", "C", "4", "2011-07-02 10:00:00", "1.50", "7");
        try (UciDataset log = log(lines)) {
            List<Order> orders = Rows.of(log.orders());
            assertThat(orders).extracting(order -> order.key().value()).containsExactly("uci-2", "uci-1");
            assertThat(orders.getLast().lines()).hasSize(2);
            assertThat(orders.getLast().placedAt()).isEqualTo(Instant.parse("2011-07-01T09:00:00Z"));
        }
    }

    @Test
    @DisplayName("keeps out what is no sale, each line with its reason, column and place")
    void reasons() {
        String lines = line("C1", "A", "-1", JULY, "1.00", "7")
                + line("A2", "B", "1", JULY, "9.00", "")
                + line("3", "A", "0", JULY, "1.00", "7")
                + line("3", "A", "1", JULY, "0", "7")
                + line("3", "A", "1", JULY, "0.001", "7")
                + line("3", "A", "one", JULY, "1.00", "7")
                + line("3", "A", "1", JULY, "1e3", "7")
                + line("3", "A", "1", "yesterday", "1.00", "7")
                + line("3", "", "1", JULY, "1.00", "7")
                + line("", "A", "1", JULY, "1.00", "7")
                + line("3", "A", "1", JULY, "1.00", "x y")
                + line("3", "A", "2000000", JULY, "1.00", "7")
                + line("3", "A".repeat(65), "1", JULY, "1.00", "7")
                + "3,A,too few\n"
                + "3,\"A\"x,broken quote,1,2011-07-01 10:00:00,1.00,7,UK\n"
                + line("4", "Z", "1", JULY, "1.00", "7");
        try (UciDataset log = log(lines)) {
            Intake intake = Intake.unwatched();
            assertThat(Rows.of(log.orders(), intake)).hasSize(1);
            assertThat(intake.listed())
                    .extracting(Rejection::line, Rejection::column, Rejection::reason)
                    .containsExactly(
                            tuple(2L, "InvoiceNo", RejectionReason.CANCELLATION),
                            tuple(3L, "InvoiceNo", RejectionReason.ADJUSTMENT),
                            tuple(4L, "Quantity", RejectionReason.QUANTITY_NOT_POSITIVE),
                            tuple(5L, "UnitPrice", RejectionReason.PRICE_NOT_POSITIVE),
                            tuple(6L, "UnitPrice", RejectionReason.PRICE_NOT_WHOLE),
                            tuple(7L, "Quantity", RejectionReason.NOT_A_NUMBER),
                            tuple(8L, "UnitPrice", RejectionReason.NOT_A_NUMBER),
                            tuple(9L, "InvoiceDate", RejectionReason.NOT_A_DATE),
                            tuple(10L, "StockCode", RejectionReason.MISSING),
                            tuple(11L, "InvoiceNo", RejectionReason.MISSING),
                            tuple(12L, "CustomerID", RejectionReason.NOT_A_NUMBER),
                            tuple(13L, "Quantity", RejectionReason.OUT_OF_BOUNDS),
                            tuple(14L, "StockCode", RejectionReason.OUT_OF_BOUNDS),
                            tuple(15L, "", RejectionReason.COLUMN_COUNT),
                            tuple(16L, "", RejectionReason.MALFORMED));
            assertThat(intake.tallies()).allMatch(Tally::balances);
        }
    }

    @Test
    @DisplayName("registers also a customer who only sent things back, and leaves out what was never sold")
    void neverSold() {
        try (UciDataset log = log(line("C1", "A", "-1", JULY, "1.00", "7"))) {
            Intake intake = Intake.unwatched();
            assertThat(Rows.of(log.customers()))
                    .extracting(customer -> customer.email().text())
                    .containsExactly("customer-7@example.invalid");
            assertThat(Rows.of(log.products(), intake)).isEmpty();
            assertThat(intake.rejectedByReason()).containsEntry("NEVER_SOLD", 1L);
        }
    }

    @Test
    @DisplayName("names a product and prices it by its latest sale")
    void latest() {
        String lines = "1,A,OLD NAME,1,2011-07-01 10:00:00,1.00,7,UK\n2,A,NEW NAME,1,2011-07-02 10:00:00,1.20,7,UK\n"
                + "3,A,,1,2011-07-03 10:00:00,1.30,7,UK\nC4,A,damaged,-1,2011-07-04 10:00:00,9.99,7,UK\n";
        try (UciDataset log = log(lines)) {
            Product product = Rows.of(log.products()).getFirst();
            assertThat(product.name()).isEqualTo("NEW NAME");
            assertThat(product.price()).isEqualTo(Money.of("1.30", "GBP"));
            assertThat(Rows.of(log.orders()).getLast().lines().getFirst().name())
                    .isEqualTo("A");
        }
    }

    @Test
    @DisplayName("gives the same ids in every run, and the same rows however often it is read")
    void stable() {
        String lines = line("1", "A", "2", JULY, "1.00", "7");
        try (UciDataset once = log(lines);
                UciDataset again = log(lines)) {
            assertThat(Rows.of(once.orders()))
                    .isEqualTo(Rows.of(again.orders()))
                    .isEqualTo(Rows.of(once.orders()));
            assertThat(Rows.of(once.customers())).isEqualTo(Rows.of(again.customers()));
            assertThat(Rows.of(once.products()).getFirst().id()).hasToString("0130e4ed-1280-7fef-a48f-2b11600cb014");
        }
    }

    @Test
    @DisplayName("reads the same compressed, with a byte order mark, with CRLF and from its folder")
    void forms() {
        String text = HEADER + line("1", "A", "2", JULY, "1.00", "7");
        List<Order> plain;
        try (UciDataset log =
                new UciDataset(TestFiles.write(folder, "plain.csv", text.getBytes(StandardCharsets.UTF_8)))) {
            plain = Rows.of(log.orders());
        }
        TestFiles.write(
                folder,
                "online-retail.csv.gz",
                TestFiles.gzip(("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8)));
        try (UciDataset log = new UciDataset(folder.toString())) {
            assertThat(Rows.of(log.orders())).isEqualTo(plain).hasSize(1);
        }
    }

    @Test
    @DisplayName("keeps the rows before a broken compression and says where it broke")
    void truncated() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= 20_000; i++) {
            text.append(line(String.valueOf(i), "P" + (i * 7919 % 5000), "2", JULY, "1." + (10 + i % 90), "7"));
        }
        byte[] whole = TestFiles.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        String path = TestFiles.write(folder, "cut.csv", Arrays.copyOf(whole, whole.length / 2));
        try (UciDataset log = new UciDataset(path)) {
            Intake intake = Intake.unwatched();
            List<Order> orders = Rows.of(log.orders(), intake);
            assertThat(orders).hasSizeBetween(5_000, 15_000);
            assertThat(intake.damages())
                    .singleElement()
                    .asString()
                    .startsWith("cut.csv is damaged at line " + (orders.size() + 2))
                    .contains("of " + whole.length / 2);
        }
    }

    @Test
    @DisplayName("keeps the rows before a quote that is never closed")
    void openQuote() {
        try (UciDataset log = log(line("1", "A", "2", JULY, "1.00", "7") + "2,\"B,and so on\n"
                + line("3", "A", "2", JULY, "1.00", "7"))) {
            Intake intake = Intake.unwatched();
            assertThat(Rows.of(log.orders(), intake)).hasSize(1);
            assertThat(intake.damages()).singleElement().asString().contains("line 3", "quote");
        }
    }

    @Test
    @DisplayName("is refused in one sentence when it is no such log")
    void refused() {
        String other = TestFiles.write(folder, "other.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new UciDataset(other))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("its header has to be InvoiceNo,")
                .hasMessageEndingWith("is a,b");
        String empty = TestFiles.write(folder, "empty.csv", new byte[0]);
        assertThatThrownBy(() -> new UciDataset(empty)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> new UciDataset(folder.resolve("none").toString()))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> new UciDataset(folder.toString()))
                .hasMessageContaining("holds no online-retail.csv (plain or with .gz)");
        assertThatThrownBy(() -> new UciDataset("")).hasMessageContaining("a path is missing");
        byte[] latin = (HEADER + "1,A,CAF\u00c9,1," + JULY + ",1.00,7,UK\n").getBytes(Charset.forName("ISO-8859-1"));
        String wrong = TestFiles.write(folder, "latin.csv", latin);
        assertThatThrownBy(() -> new UciDataset(wrong))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    @DisplayName("stops at the first bad row if it is read strictly")
    void strict() {
        try (UciDataset log = log(line("1", "A", "2", JULY, "1.00", "7") + line("2", "A", "0", JULY, "1.00", "7"))) {
            assertThatThrownBy(() -> Rows.of(log.orders(), Intake.strict()))
                    .isInstanceOf(RejectedRowException.class)
                    .hasMessage("log.csv, line 3, column Quantity: a quantity of 0 (QUANTITY_NOT_POSITIVE)");
        }
    }

    @Test
    @DisplayName("holds customers registered when they first appear")
    void registered() {
        try (UciDataset log =
                log(line("1", "A", "2", "2011-12-01 10:00:00", "1.00", "7") + line("2", "A", "2", JULY, "1.00", "7"))) {
            assertThat(Rows.of(log.customers()))
                    .extracting(Customer::registeredAt)
                    .containsExactly(Instant.parse("2011-07-01T09:00:00Z"));
        }
    }

    private static Tally lines(Intake intake) {
        return intake.tallies().stream()
                .filter(tally -> tally.things().equals("lines"))
                .findFirst()
                .orElseThrow();
    }

    private static String line(String invoice, String code, String quantity, String date, String price, String who) {
        return String.join(",", invoice, code, "THING " + code.length(), quantity, date, price, who, "UK") + "\n";
    }

    private UciDataset log(String lines) {
        return new UciDataset(TestFiles.write(folder, "log.csv", HEADER + lines));
    }
}
