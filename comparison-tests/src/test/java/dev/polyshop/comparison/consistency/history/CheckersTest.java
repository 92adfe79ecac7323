package dev.polyshop.comparison.consistency.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The checkers object to broken histories")
class CheckersTest {

    private static final ProductId PRODUCT = ProductId.next();

    @Nested
    @DisplayName("Stock")
    class Stock {

        @Test
        void more_pieces_promised_than_there_were_is_oversold() {
            assertThat(new StockLedger(10, 12).oversold()).isEqualTo(2);
            assertThat(new StockLedger(12, 12).oversold()).isZero();
        }

        @Test
        void pieces_that_vanish_break_conservation() {
            StockLedger ledger = new StockLedger(10, 3);
            assertThat(ledger.conservation(new StockLevel(PRODUCT, 7, 3, 0))).isEmpty();
            assertThat(ledger.conservation(new StockLevel(PRODUCT, 7, 2, 0)))
                    .hasValue("on hand 7 + reserved 2 + sold 0 = 9, but 10 pieces came in");
        }
    }

    @Nested
    @DisplayName("Sets")
    class Sets {

        @Test
        void an_acknowledged_element_that_is_not_found_is_lost() {
            assertThat(SetCompleteness.of(Set.of(1, 2), List.of(1)).lost()).containsExactly(2);
        }

        @Test
        void a_refused_element_that_is_found_is_a_phantom() {
            assertThat(SetCompleteness.of(Set.of(1), List.of(1, 3)).phantom()).containsExactly(3);
        }

        @Test
        void an_element_that_is_listed_twice_is_wrong() {
            assertThat(SetCompleteness.of(Set.of(1, 2), List.of(1, 2, 1)).wrong())
                    .containsExactly(1);
        }
    }

    @Nested
    @DisplayName("Limits")
    class Limits {

        @Test
        void a_coupon_used_too_often_is_seen_by_acknowledgements_and_by_the_record() {
            assertThat(new LimitedUse(5, 6, 5).violation()).isPresent();
            assertThat(new LimitedUse(5, 5, 6).violation()).isPresent();
        }

        @Test
        void a_record_below_the_acknowledgements_is_a_lost_update() {
            assertThat(new LimitedUse(5, 4, 3).violation()).isPresent();
        }

        @Test
        void uses_that_nobody_was_told_of_must_not_be_recorded() {
            assertThat(new LimitedUse(5, 4, 5).violation()).isPresent();
        }
    }

    @Nested
    @DisplayName("Sessions")
    class Sessions {

        @Test
        void a_read_below_the_clients_own_write_is_missed() {
            var missed = new SessionReads.Read(3, 2);
            assertThat(SessionReads.missedOwnWrite(
                            List.of(new SessionReads.Read(2, 2), missed, new SessionReads.Read(3, 3))))
                    .containsExactly(missed);
        }

        @Test
        void a_read_below_an_earlier_read_went_back() {
            var back = new SessionReads.Read(0, 1);
            assertThat(SessionReads.wentBack(List.of(
                            new SessionReads.Read(0, 1),
                            new SessionReads.Read(0, 2),
                            back,
                            new SessionReads.Read(0, 2))))
                    .containsExactly(back);
        }

        @Test
        void a_record_that_disappears_went_back() {
            assertThat(SessionReads.wentBack(List.of(new SessionReads.Read(0, 1), new SessionReads.Read(0, 0))))
                    .hasSize(1);
        }
    }

    @Nested
    @DisplayName("The bound")
    class Bound {

        @Test
        void is_about_three_over_n() {
            assertThat(RuleOfThree.upperBound95(1_000)).isCloseTo(0.003, within(0.00002));
            assertThat(RuleOfThree.upperBound95(1)).isCloseTo(0.95, within(1e-12));
        }

        @Test
        void is_the_share_at_which_seeing_nothing_has_a_chance_of_one_in_twenty() {
            assertThat(Math.pow(1 - RuleOfThree.upperBound95(59), 59)).isCloseTo(0.05, within(1e-12));
        }

        @Test
        void needs_a_trial() {
            assertThatIllegalArgumentException().isThrownBy(() -> RuleOfThree.upperBound95(0));
        }
    }
}
