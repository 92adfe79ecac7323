package dev.polyshop.comparison.consistency.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.consistency.history.PriceRegister.Answer;
import dev.polyshop.comparison.consistency.history.PriceRegister.Call;
import dev.polyshop.comparison.consistency.history.PriceRegister.Done;
import dev.polyshop.comparison.consistency.history.PriceRegister.Read;
import dev.polyshop.comparison.consistency.history.PriceRegister.Saw;
import dev.polyshop.comparison.consistency.history.PriceRegister.Set;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The linearizability checker")
class LinearizabilityCheckerTest {

    private final LinearizabilityChecker<Long, Call, Answer> checker =
            new LinearizabilityChecker<>(new PriceRegister(10L));

    @Nested
    @DisplayName("accepts")
    class Accepts {

        @Test
        void an_empty_history() {
            assertThat(checker.check(List.of())).isEmpty();
        }

        @Test
        @DisplayName("a read during a write that sees the old price, and one that sees the new")
        void reads_during_a_write() {
            assertAccepted(List.of(set(0, 11, 0, 100), read(1, 10, 10, 20), read(1, 11, 30, 40), read(2, 11, 50, 60)));
        }

        @Test
        void concurrent_writes_in_either_order() {
            assertAccepted(List.of(set(0, 11, 0, 100), set(1, 12, 0, 100), read(2, 11, 200, 210)));
            assertAccepted(List.of(set(0, 11, 0, 100), set(1, 12, 0, 100), read(2, 12, 200, 210)));
        }

        @Test
        void a_write_without_answer_that_happens_late() {
            assertAccepted(List.of(lostSet(0, 11, 0), read(1, 10, 100, 110), read(1, 11, 200, 210)));
        }

        @Test
        void a_write_without_answer_that_never_happens() {
            assertAccepted(List.of(lostSet(0, 11, 0), read(1, 10, 100, 110), read(1, 10, 200, 210)));
        }
    }

    @Nested
    @DisplayName("objects to")
    class ObjectsTo {

        @Test
        void a_stale_read_after_an_acknowledged_write() {
            assertThat(objection(List.of(set(0, 11, 0, 10), read(1, 10, 20, 30)))
                            .operations())
                    .hasSize(1);
        }

        @Test
        void a_price_that_nobody_set() {
            objection(List.of(set(0, 11, 0, 10), read(1, 99, 20, 30)));
        }

        @Test
        @DisplayName("two clients who see two writes in opposite orders")
        void opposite_orders() {
            objection(List.of(
                    set(0, 11, 0, 1_000),
                    set(1, 12, 0, 1_000),
                    read(2, 11, 100, 110),
                    read(2, 12, 200, 210),
                    read(2, 11, 300, 310)));
        }

        @Test
        @DisplayName("a new price that is gone again while its write is still under way")
        void a_read_that_goes_back() {
            objection(List.of(set(0, 11, 0, 1_000), read(1, 11, 100, 110), read(2, 10, 200, 210)));
        }

        @Test
        void a_write_without_answer_that_shows_and_then_does_not() {
            objection(List.of(lostSet(0, 11, 0), read(1, 11, 100, 110), read(1, 10, 200, 210)));
        }

        @Test
        @DisplayName("two clients who both replace the same version")
        void a_lost_update() {
            var history = List.<Operation<VersionedPrice.Call, VersionedPrice.Answer>>of(
                    Operation.answered(0, new VersionedPrice.Replace(1, 11), new VersionedPrice.Replaced(), 0, 100),
                    Operation.answered(1, new VersionedPrice.Replace(1, 12), new VersionedPrice.Replaced(), 50, 150));
            var model = new VersionedPrice(new VersionedPrice.State(1, 10));
            assertThat(new LinearizabilityChecker<>(model).check(history)).isPresent();
        }

        @Test
        @DisplayName("an order that is both paid and cancelled from placed")
        void two_steps_from_one_status() {
            var history = List.<Operation<StatusSteps.Call, StatusSteps.Answer>>of(
                    Operation.answered(
                            0, new StatusSteps.Advance(OrderStatus.CANCELLED), new StatusSteps.Changed(), 0, 100),
                    Operation.answered(
                            1, new StatusSteps.Advance(OrderStatus.CANCELLED), new StatusSteps.Changed(), 50, 150));
            assertThat(new LinearizabilityChecker<>(new StatusSteps(OrderStatus.PLACED)).check(history))
                    .isPresent();
        }
    }

    @Test
    @DisplayName("shows no more than what cannot be explained, and the state it began in")
    void minimal_counterexample() {
        List<Operation<Call, Answer>> history = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            history.add(set(0, 100 + i, 100 * i, 100 * i + 10));
            history.add(read(1, 100 + i, 100 * i + 20, 100 * i + 30));
        }
        history.add(set(0, 500, 10_000, 10_100));
        history.add(read(1, 149, 10_020, 10_030));
        history.add(read(2, 500, 10_040, 10_050));
        history.add(read(3, 149, 10_060, 10_070));
        history.add(read(1, 500, 10_200, 10_210));

        Counterexample<Long, Call, Answer> found = checker.check(history).orElseThrow();

        assertThat(found.before()).containsExactly(149L);
        assertThat(found.operations())
                .extracting(Operation::input, Operation::output)
                .containsExactly(
                        tuple(new Set(500), Optional.empty()),
                        tuple(new Read(), Optional.of(new Saw(500))),
                        tuple(new Read(), Optional.of(new Saw(149))));
        assertThat(found.toString()).contains("beginning with 149", "no answer yet", "Saw[price=500]");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("accepts what eight threads do to an atomic variable, and objects once one answer is falsified")
    void recorded_histories(long seed) {
        List<Operation<Call, Answer>> history = onAnAtomicVariable(seed, 8, 60);
        assertThat(checker.check(history)).isEmpty();

        Operation<Call, Answer> last = history.stream()
                .filter(operation -> operation.input() instanceof Read)
                .max((a, b) -> Long.compare(a.invokedNanos(), b.invokedNanos()))
                .orElseThrow();
        List<Operation<Call, Answer>> falsified = new ArrayList<>(history);
        falsified.remove(last);
        falsified.add(Operation.answered(
                last.process(), last.input(), new Saw(-1), last.invokedNanos(), last.returnedNanos()));
        assertThat(checker.check(falsified)).isPresent();
    }

    private static List<Operation<Call, Answer>> onAnAtomicVariable(long seed, int threads, int calls) {
        AtomicLong price = new AtomicLong(10);
        AtomicLong next = new AtomicLong(100);
        HistoryRecorder<Call, Answer> recorder = new HistoryRecorder<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                int process = t;
                pool.execute(() -> {
                    RandomGenerator random = new SplittableRandom(seed * 31 + process);
                    for (int i = 0; i < calls; i++) {
                        if (random.nextBoolean()) {
                            recorder.record(process, new Read(), () -> new Saw(price.get()));
                        } else {
                            long value = next.incrementAndGet();
                            recorder.record(process, new Set(value), () -> {
                                price.set(value);
                                return new Done();
                            });
                        }
                    }
                });
            }
            pool.shutdown();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(pool::isTerminated);
        }
        return recorder.history();
    }

    private void assertAccepted(List<Operation<Call, Answer>> history) {
        assertThat(checker.check(history)).isEmpty();
    }

    private Counterexample<Long, Call, Answer> objection(List<Operation<Call, Answer>> history) {
        return checker.check(history).orElseThrow(() -> new AssertionError("no objection"));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private static Operation<Call, Answer> set(int process, long price, long from, long to) {
        return Operation.answered(process, new Set(price), new Done(), from, to);
    }

    private static Operation<Call, Answer> lostSet(int process, long price, long from) {
        return Operation.unanswered(process, new Set(price), from);
    }

    private static Operation<Call, Answer> read(int process, long price, long from, long to) {
        return Operation.answered(process, new Read(), new Saw(price), from, to);
    }
}
