package dev.polyshop.comparison.consistency.faults;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a client does on a thread of its own: one that hangs keeps nobody else waiting. */
final class OwnThread {

    private OwnThread() {}

    /** Begins, and comes to what the client comes to. */
    static <T> CompletableFuture<T> start(Supplier<T> client) {
        return CompletableFuture.supplyAsync(
                client,
                work -> Thread.ofPlatform().daemon().name("polyshop-client").start(work));
    }
}
