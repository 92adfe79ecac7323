package dev.polyshop.contract.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.InvalidDataException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A period")
class PeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void countsWholeDaysAlsoWhereClocksChange() {
        Period spring = new Period(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-30"), BERLIN);
        assertThat(Duration.between(spring.start(), spring.end())).isEqualTo(Duration.ofHours(23));
        assertThat(spring.days()).isEqualTo(1);
    }

    @Test
    void holdsItsBeginningAndNotItsEnd() {
        Period day = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02"), BERLIN);
        assertThat(day.contains(Instant.parse("2025-12-31T23:00:00Z"))).isTrue();
        assertThat(day.contains(Instant.parse("2025-12-31T22:59:59.999Z"))).isFalse();
        assertThat(day.contains(Instant.parse("2026-01-01T23:00:00Z"))).isFalse();
    }

    @Test
    void hasAtLeastOneDay() {
        LocalDate day = LocalDate.parse("2026-01-01");
        assertThatThrownBy(() -> new Period(day, day, BERLIN)).isInstanceOf(InvalidDataException.class);
    }
}
