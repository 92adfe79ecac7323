package dev.polyshop.contract.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values of the catalogue")
class CatalogValuesTest {

    private static final Product LASER = new Product(
            ProductId.next(),
            "L-1",
            "Laser Printer",
            "",
            CategoryPath.parse("electronics/printers/laser"),
            "Acme",
            Set.of("office", "duplex"),
            Map.of("ppm", AttributeValue.of(30), "colour", AttributeValue.of("black")),
            Money.of("199.00", "EUR"),
            1);

    @Test
    void aCategoryPathKnowsWhatIsAboveIt() {
        assertThat(LASER.category().fromTop())
                .extracting(CategoryPath::toString)
                .containsExactly("electronics", "electronics/printers", "electronics/printers/laser");
        assertThat(LASER.category().isWithin(CategoryPath.parse("electronics"))).isTrue();
        assertThat(LASER.category().isWithin(CategoryPath.parse("electronics/print")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a/", " ", "1/2/3/4/5/6/7/8/9"})
    void aCategoryPathHasOneToEightNames(String path) {
        assertThatThrownBy(() -> CategoryPath.parse(path)).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void numbersThatAreEqualAreTheSameValue() {
        assertThat(AttributeValue.of(new BigDecimal("2.50"))).isEqualTo(AttributeValue.of(new BigDecimal("2.5")));
        assertThat(AttributeValue.of(new BigDecimal("1E+3"))).isEqualTo(AttributeValue.of(1000));
        assertThat(AttributeValue.of(new BigDecimal("0.000")).display()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890.123456", "1e16", "1e-16"})
    void aNumberIsRefusedThatWouldNotSurviveADouble(String number) {
        assertThatThrownBy(() -> AttributeValue.of(new BigDecimal(number))).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void aFilterHoldsWhenAllItsConditionsHold() {
        CatalogFilter filter = CatalogFilter.all()
                .inCategory("electronics/printers")
                .ofBrand("Acme", "Other")
                .tagged("office")
                .priced(new PriceRange(Money.of("199", "EUR"), Money.of("200", "EUR")))
                .between("ppm", BigDecimal.valueOf(30), BigDecimal.valueOf(40));
        assertThat(filter.accepts(LASER)).isTrue();
        assertThat(filter.with("ppm", AttributeValue.of("30")).accepts(LASER)).isFalse();
        assertThat(filter.tagged("office", "wifi").accepts(LASER)).isFalse();
        assertThat(filter.priced(new PriceRange(Money.of("199", "USD"), Money.of("200", "USD")))
                        .accepts(LASER))
                .isFalse();
        assertThat(CatalogFilter.all()
                        .between("colour", BigDecimal.ZERO, BigDecimal.TEN)
                        .accepts(LASER))
                .isFalse();
    }

    @Test
    void aProductStatesWhichFieldIsOutOfBounds() {
        assertThatThrownBy(() -> LASER.withPrice(Money.of("-0.01", "EUR"))).hasMessage("price -0.01 EUR is negative");
        assertThatThrownBy(() -> LASER.withName(" ")).hasMessage("product name is blank");
        assertThatThrownBy(() -> LASER.withAttributes(Map.of("", AttributeValue.of(true))))
                .hasMessageStartingWith("attribute key has 0 characters");
    }
}
