package dev.polyshop.document.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.ExplainVerbosity;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.ImportReport.Rejection;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("The catalogue over MongoDB")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentCatalogTest {

    private static final int PRODUCTS = 1_500;

    private final StoreSettings settings = TestServer.settings();
    private final Store store = TestServer.engine().open(settings);
    private final MongoTemplate mongo = TestServer.look(settings.namespace());

    @BeforeAll
    void fill() {
        ImportReport report = store.shop()
                .catalog()
                .importAll(IntStream.range(0, PRODUCTS)
                        .mapToObj(i ->
                                Samples.product("P-" + i).withAttributes(Map.of("a.$" + i % 300, AttributeValue.of(i))))
                        .iterator());
        assertThat(report.accepted()).isEqualTo(PRODUCTS);
    }

    @AfterAll
    void close() {
        store.close();
    }

    static Stream<Document> selective() {
        return Stream.of(
                new Document("sku", "P-7"),
                ProductFilter.allOf(ProductFilter.conditions(CatalogFilter.all().with("a.$7", AttributeValue.of(7))))
                        .getCriteriaObject(),
                ProductFilter.allOf(ProductFilter.conditions(
                                CatalogFilter.all().between("a.$7", new BigDecimal("0"), new BigDecimal("10"))))
                        .getCriteriaObject(),
                ProductFilter.allOf(ProductFilter.conditions(CatalogFilter.all().ofBrand("Nobody", "Nowhere")))
                        .getCriteriaObject(),
                ProductFilter.allOf(ProductFilter.conditions(CatalogFilter.all().inCategory("home/kitchen")))
                        .getCriteriaObject(),
                ProductFilter.allOf(ProductFilter.conditions(CatalogFilter.all().tagged("rare")))
                        .getCriteriaObject(),
                new Document("nameKey", new Document("$gte", "lamp p-7").append("$lt", "lamp p-8")));
    }

    @ParameterizedTest
    @MethodSource("selective")
    @DisplayName("answers a selective question from an index")
    void usesAnIndex(Document question) {
        assumeThat(TestServer.engine().abilities(settings.namespace()).explain())
                .as("the server explains its plans")
                .isTrue();
        Document plan = mongo.getCollection(ProductDocument.COLLECTION)
                .find(question)
                .explain(ExplainVerbosity.QUERY_PLANNER)
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
        assertThat(plan.toJson()).contains("IXSCAN").doesNotContain("COLLSCAN");
    }

    @Test
    @DisplayName("keeps out of an import what is there already, and says which rows and why")
    void importRejects() {
        Product there = store.shop().catalog().findBySku("P-3").orElseThrow();
        Product fresh = Samples.product("FRESH");
        ImportReport report = store.shop()
                .catalog()
                .importAll(List.of(fresh, Samples.product("P-4"), there, Samples.product("FRESH"))
                        .iterator());
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(Rejection::index, Rejection::key)
                .containsExactly(tuple(1L, "P-4"), tuple(2L, "P-3"), tuple(3L, "FRESH"));
        assertThat(report.rejections())
                .extracting(Rejection::reason)
                .contains("SKU is taken")
                .allMatch(reason -> reason.endsWith("is taken"));
        assertThat(store.shop().catalog().remove(fresh.id())).isTrue();
    }

    @ParameterizedTest(name = "{0} to {1}: {2} products")
    @CsvSource({
        "-1E-7000, 1E-7000, 1",
        "1E-7000, 1E+7000, 4",
        "-1E+999999999, -1E-999999999, 0",
        "0E-7000, 0E+7000, 1",
        "1E-999999999, 300.00000000000000000000000000000000000000001, 1",
        "-0.0000000000000000000000000000000000000001, 0.5, 1"
    })
    @DisplayName("takes bounds that Decimal128 cannot hold for what they are")
    void extremeBounds(BigDecimal from, BigDecimal to, int found) {
        assertThat(store.shop()
                        .catalog()
                        .browse(
                                CatalogFilter.all().between("a.$0", from, to),
                                ProductSort.NEWEST_FIRST,
                                PageRequest.first(100))
                        .items())
                .hasSize(found);
    }

    @Test
    @DisplayName("refuses cursors of a list sorted otherwise, and cursors that nobody made")
    void foreignCursors() {
        Cursor byPrice = store.shop()
                .catalog()
                .browse(CatalogFilter.all(), ProductSort.CHEAPEST_FIRST, PageRequest.first(1))
                .next()
                .orElseThrow();
        for (Cursor cursor : List.of(byPrice, new Cursor("?"), Cursor.of("NEWEST_FIRST", "no id"))) {
            assertThatThrownBy(() -> store.shop()
                            .catalog()
                            .browse(
                                    CatalogFilter.all(),
                                    ProductSort.NEWEST_FIRST,
                                    PageRequest.first(1).from(cursor)))
                    .isInstanceOf(InvalidDataException.class);
        }
    }
}
