package dev.polyshop.comparison.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients that begin at the same moment. */
public final class Crowd {

    private Crowd() {}

    /**
     * Runs the clients side by side, each on a thread of its own, and returns what each came to, in order.
     *
     * @param client what the client with this number does, from 0
     * @throws RuntimeException the first that a client threw, once all have ended
     */
    public static <T> List<T> rush(int clients, IntFunction<Callable<T>> client) {
        CyclicBarrier start = new CyclicBarrier(clients);
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                clients,
                Thread.ofPlatform().daemon().name("polyshop-client-", 0).factory())) {
            List<Future<T>> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                Callable<T> own = client.apply(number);
                all.add(threads.submit(() -> {
                    together(start);
                    return own.call();
                }));
            }
            for (Future<T> one : all) {
                results.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients were at work", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return results;
    }

    private static void together(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("a client did not begin", e);
        }
    }
}
