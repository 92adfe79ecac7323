package dev.polyshop.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.StaleVersionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

@DisplayName("Work that is begun again")
class TransactionsTest {

    @Test
    @DisplayName("is given up as a conflict after sixty losses, also where each was a version that had changed")
    void givesUp() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> Transactions.repeatedly(() -> {
                    attempts.incrementAndGet();
                    throw Failures.translate(new OptimisticLockingFailureException("lost"), true);
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("60 times")
                .hasCauseInstanceOf(StaleVersionException.class);
        assertThat(attempts).hasValue(60);
    }
}
