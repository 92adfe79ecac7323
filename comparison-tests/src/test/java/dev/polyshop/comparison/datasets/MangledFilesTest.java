package dev.polyshop.comparison.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.datasets.spec.Datasets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file with random damage")
class MangledFilesTest {

    /** More rounds by {@code -Dpolyshop.mangled=N}; other damage by {@code -Dpolyshop.seed=N}. */
    private static final int ROUNDS = Integer.getInteger("polyshop.mangled", 300);

    private static final long SEED = Long.getLong("polyshop.seed", 1);

    private static final String UCI = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,"HEART, WHITE",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
            536366,71053,LANTERN,2,2010-12-02 08:26:00,3.39,,France
            C536367,71053,LANTERN,-2,2010-12-02 09:26:00,3.39,17850.0,France
            """;

    private static final String ICECAT = """
            {"id":"1","title":"Printer","short_description":"x","supplier":"Acme","price":4995,"attr_n_width":17.0}
            {"id":"2","title":"Toner","price":995,"date_released":"2009-12-10T00:00:00Z","attr_t_type":"Original"}
            """;

    private static final String CSV = """
            sku,name,price,stock,category,tags,attr_a,attr_b
            1,Lamp,1.00,5,home/lamps,a;b,true,12
            2,"A ""big"" lamp",2.00,,,,,x
            """;

    private static final String JSON = """
            {"sku":"1","name":"Lamp","price":1.0,"tags":["a"],"attributes":{"a":1,"b":"x","c":true}}
            {"sku":2,"name":"Lamp","price":"2.0","stock":5,"attr_d":"é🙂"}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"uci", "icecat", "csv", "jsonl"})
    @DisplayName("is read as far as it goes or refused in a sentence, and every row is accounted for")
    void mangled(String kind) {
        String sound = switch (kind) {
            case "uci" -> UCI;
            case "icecat" -> ICECAT;
            case "csv" -> CSV;
            default -> JSON;
        };
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
            boolean compressed = random.nextInt(4) == 0;
            bytes = compressed ? TestFiles.gzip(bytes) : bytes;
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                bytes = damaged(bytes, random);
            }
            String path = TestFiles.write(folder, "mangled", bytes);
            assertThat(read(kind + ":" + path))
                    .as("seed %d, round %d", SEED, round)
                    .isTrue();
        }
    }

    private static boolean read(String text) {
        Intake intake = Intake.unwatched();
        try (Dataset data = Datasets.open(text, 1)) {
            Rows.of(data.customers(), intake);
            Rows.of(data.products(), intake);
            Rows.of(data.deliveries(), intake);
            Rows.of(data.orders(), intake);
        } catch (DatasetException e) {
            return !String.valueOf(e.getMessage()).isBlank()
                    && !String.valueOf(e.getMessage()).contains("\n");
        }
        return intake.tallies().stream().allMatch(Tally::balances);
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        String[] strange = {"\"", ",", "\n", "\r", "\0", "{", "\uFEFF", "1e999999999", "-", "\\u0000", "\\ud800", " "};
        int at = random.nextInt(bytes.length + 1);
        Consumer<ByteArrayOutputStream> middle = switch (random.nextInt(3)) {
            case 0 -> out -> out.writeBytes(strange[random.nextInt(strange.length)].getBytes(StandardCharsets.UTF_8));
            case 1 -> out -> out.write(random.nextInt(256));
            default -> out -> {};
        };
        int skipped = random.nextInt(3) == 0 ? random.nextInt(bytes.length - at + 1) : Math.min(1, bytes.length - at);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        middle.accept(out);
        out.write(bytes, at + skipped, bytes.length - at - skipped);
        return out.toByteArray();
    }
}
