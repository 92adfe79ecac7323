package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Performs an operation again and again, and records how long it took. In an open loop latency counts from the time an
 * operation was <em>due</em>: one that waits because those before it are slow has its wait counted, so that a store
 * that stalls cannot hide behind the requests it kept from being sent (coordinated omission).
 *
 * <p>Nothing is allocated per operation, and each worker has histograms of its own.
 */
public final class LoadGenerator {

    /** A parked thread wakes up late by about this much, so the last stretch before a due time is spent spinning. */
    private static final long SPIN_NANOS = 60_000;

    /** So long after the last operation became due, a run that is still behind is given up; a short one sooner. */
    private static final long MOST_PATIENCE_NANOS = 30_000_000_000L;

    private LoadGenerator() {}

    /** Runs the plan with one kind of operation to its end. */
    public static Measured run(LoadPlan plan, Operation operation) {
        return run(plan, OperationMix.of(operation));
    }

    /** Runs the plan to its end. */
    public static Measured run(LoadPlan plan, OperationMix operations) {
        Schedule schedule = new Schedule(plan);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(new Worker(schedule, operations));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.workers())) {
            schedule.begin();
            List<Future<?>> running = new ArrayList<>();
            workers.forEach(worker -> running.add(threads.submit(worker)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return schedule.measured(workers);
    }

    /** Hands out operations: which number, and when it is due. */
    private static final class Schedule {

        private final LoadPlan plan;
        private final long durationNanos;
        private final long patienceNanos;
        private final @Nullable Arrivals arrivals;
        private long startNanos;
        private long tailNanos;
        private long handedOut;
        private boolean gaveUp;

        Schedule(LoadPlan plan) {
            this.plan = plan;
            this.durationNanos = plan.duration().toNanos();
            this.patienceNanos = durationNanos + Math.min(durationNanos, MOST_PATIENCE_NANOS);
            this.arrivals = plan.arrivals().map(Supplier::get).orElse(null);
        }

        void begin() {
            startNanos = System.nanoTime();
            tailNanos = startNanos + durationNanos - durationNanos / 10;
        }

        boolean isOpen() {
            return arrivals != null;
        }

        /** Gives the worker its next operation; false when no more become due, or the run is hopelessly behind. */
        synchronized boolean next(Worker worker) {
            long due = arrivals == null ? System.nanoTime() - startNanos : arrivals.nextNanos();
            if (due >= durationNanos) {
                return false;
            }
            if (worker.lastAnswerNanos - startNanos > patienceNanos) {
                gaveUp = true;
                return false;
            }
            worker.sequence = handedOut++;
            worker.dueNanos = startNanos + due;
            return true;
        }

        Measured measured(List<Worker> workers) {
            List<Latencies> kinds = new ArrayList<>(workers.getFirst().results());
            long end = startNanos;
            long late = Long.MAX_VALUE;
            Worker last = workers.getFirst();
            for (Worker worker : workers) {
                end = Math.max(end, worker.lastAnswerNanos);
                late = Math.min(late, worker.leastLateAtEnd);
                last = worker.dueNanos > last.dueNanos ? worker : last;
            }
            for (Worker worker : workers.subList(1, workers.size())) {
                List<Latencies> more = worker.results();
                for (int kind = 0; kind < kinds.size(); kind++) {
                    kinds.set(kind, kinds.get(kind).plus(more.get(kind)));
                }
            }
            // An open loop that was answered before its time was up has lasted its time: nothing more was due.
            long elapsed = Math.max(end - startNanos, durationNanos);
            if (late == Long.MAX_VALUE) {
                late = last.lateNanos; // Given up before the end, or nothing was due there.
            }
            return new Measured(
                    List.copyOf(kinds),
                    new Punctuality(
                            plan.duration(),
                            Duration.ofNanos(elapsed),
                            Duration.ofNanos(late),
                            gaveUp,
                            plan.arrivals().map(supplier -> supplier.get().perSecond())));
        }
    }

    private static final class Worker implements Runnable {

        private final Schedule schedule;
        private final OperationMix operations;
        private final Latencies[] latencies;
        private final long[] errors;
        private long sequence;
        private long dueNanos;
        private long lateNanos;
        private long leastLateAtEnd = Long.MAX_VALUE;
        private long lastAnswerNanos;

        Worker(Schedule schedule, OperationMix operations) {
            this.schedule = schedule;
            this.operations = operations;
            this.latencies = new Latencies[operations.kinds()];
            Arrays.setAll(latencies, kind -> Latencies.none());
            this.errors = new long[operations.kinds()];
        }

        @Override
        public void run() {
            boolean open = schedule.isOpen();
            lastAnswerNanos = schedule.startNanos;
            dueNanos = schedule.startNanos;
            while (schedule.next(this)) {
                // Which kind it is costs time, and that time is not the store's.
                int kind = operations.kindOf(sequence);
                if (!open) {
                    dueNanos = System.nanoTime();
                }
                long began = open ? awaitDue() : dueNanos;
                lateNanos = began - dueNanos;
                if (dueNanos >= schedule.tailNanos) {
                    leastLateAtEnd = Math.min(leastLateAtEnd, lateNanos);
                }
                boolean right = attempt(kind);
                long answered = System.nanoTime();
                lastAnswerNanos = answered;
                if (right) {
                    latencies[kind].response().recordValue(Math.min(answered - dueNanos, Latencies.LONGEST_NANOS));
                    latencies[kind].service().recordValue(Math.min(answered - began, Latencies.LONGEST_NANOS));
                } else {
                    errors[kind]++;
                }
            }
        }

        List<Latencies> results() {
            return IntStream.range(0, latencies.length)
                    .mapToObj(
                            kind -> new Latencies(latencies[kind].response(), latencies[kind].service(), errors[kind]))
                    .toList();
        }

        private boolean attempt(int kind) {
            try {
                return operations.perform(kind, sequence);
            } catch (RuntimeException e) {
                return false;
            }
        }

        private long awaitDue() {
            long now = System.nanoTime();
            while (now < dueNanos) {
                long left = dueNanos - now;
                if (left > SPIN_NANOS) {
                    LockSupport.parkNanos(left - SPIN_NANOS);
                } else {
                    Thread.onSpinWait();
                }
                now = System.nanoTime();
            }
            return now;
        }
    }
}
