package dev.polyshop.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Money")
class MoneyTest {

    @ParameterizedTest(name = "{0} {1} is {2} minor units and prints as {3}")
    @CsvSource({
        "12.5,   EUR, 1250,  12.50 EUR",
        "12,     JPY, 12,    12 JPY",
        "1.234,  KWD, 1234,  1.234 KWD",
        "-0.01,  USD, -1,    -0.01 USD",
        "1E+2,   EUR, 10000, 100.00 EUR",
    })
    void countsInTheMinorUnitsOfItsCurrency(String amount, String currency, long minor, String printed) {
        Money money = Money.of(amount, currency);
        assertThat(money.minorUnits()).isEqualTo(minor);
        assertThat(money).hasToString(printed).isEqualTo(Money.ofMinor(minor, Currency.getInstance(currency)));
    }

    @ParameterizedTest(name = "{0} {1} is refused: {2}")
    @CsvSource({
        "1.001, EUR, more than 2 decimal places",
        "1.5, JPY, more than 0 decimal places",
        "90071992547409.92, EUR, beyond",
        "1e40, EUR, beyond",
        "1e1000000000, EUR, out of range",
        "1e-1000000000, EUR, out of range",
        "12, XXX, no minor unit",
        "12, NOPE, not an ISO 4217 currency",
        "twelve, EUR, not a decimal amount",
    })
    void refusesWhatItCannotHoldExactly(String amount, String currency, String reason) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void takesPercentRoundedHalfUp() {
        assertThat(Money.of("0.05", "EUR").percent(10)).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(Money.of("0.04", "EUR").percent(10)).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(Money.of("99", "JPY").percent(50)).isEqualTo(Money.of("50", "JPY"));
    }

    @Test
    void addsAndComparesWithinOneCurrencyOnly() {
        assertThat(Money.of("1.10", "EUR").plus(Money.of("2.20", "EUR"))).isEqualTo(Money.of("3.30", "EUR"));
        assertThat(Money.of("1.10", "EUR").times(3).minus(Money.of("0.30", "EUR")))
                .isEqualTo(Money.of("3.00", "EUR"));
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("amounts in EUR and USD do not add or compare");
    }
}
