package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.jspecify.annotations.Nullable;

/** The one place where the client's failures become the shop's. */
public final class Failures {

    private Failures() {}

    /** A request to the server. */
    @FunctionalInterface
    public interface Call<T> {

        /** @throws IOException if the connection fails */
        T send() throws IOException;
    }

    /** Sends a request that changes nothing; it is sent once more if its connection was lost. */
    public static <T> T reading(Call<T> call) {
        try {
            return call.send();
        } catch (IOException | RuntimeException e) {
            if (!lostConnection(e)) {
                throw translated(e, false);
            }
        }
        try {
            return call.send();
        } catch (IOException | RuntimeException e) {
            throw translated(e, false);
        }
    }

    /** Sends a request that changes something: once, or once more if the client is sure that it was not sent. */
    public static <T> T writing(Call<T> call) {
        try {
            return call.send();
        } catch (IOException | RuntimeException e) {
            if (find(e, RequestNotExecutedException.class).isEmpty()) {
                throw translated(e, true);
            }
        }
        try {
            return call.send();
        } catch (IOException | RuntimeException e) {
            throw translated(e, true);
        }
    }

    /**
     * Goes on after a write that others see: what fails from here on does not mean any more that nothing happened.
     *
     * @throws OutcomeUnknownException where the rest would say that nothing was written
     */
    public static <T> T afterWriting(Supplier<T> rest) {
        try {
            return rest.get();
        } catch (StoreUnavailableException | ConflictException e) {
            throw new OutcomeUnknownException(
                    "part of it was written before this: " + e.getMessage() + "; repeat it with the same key", e);
        }
    }

    /** The same, where there is nothing to give back. */
    public static void afterWriting(Runnable rest) {
        var unused = afterWriting(() -> {
            rest.run();
            return true;
        });
    }

    /**
     * Whether a write answered like this may have happened: the server's failures, but that it was too busy to begin.
     */
    static boolean isDoubtful(int status) {
        return status >= 500 && status != 503;
    }

    /** The server's own account of why it refused, if this failure is such a refusal. */
    public static Optional<ElasticsearchException> refusal(Throwable failure) {
        return find(failure, ElasticsearchException.class);
    }

    private static ShopException translated(Exception e, boolean write) {
        if (e instanceof ShopException own) {
            return own;
        }
        Optional<ElasticsearchException> refusal = refusal(e);
        if (refusal.isPresent()) {
            return refused(refusal.get().status(), reason(refusal.get()), write, e);
        }
        Optional<ResponseException> response = find(e, ResponseException.class);
        if (response.isPresent()) {
            int status = response.get().getResponse().getStatusCode();
            return refused(status, "HTTP status " + status, write, e);
        }
        if (find(e, IOException.class).isEmpty()) {
            throw unexpected(e);
        }
        if (neverSent(e)) {
            return new StoreUnavailableException(
                    "Elasticsearch cannot be reached (" + innermost(e) + "): is the server running, and the address"
                            + " right?",
                    e);
        }
        return write
                ? new OutcomeUnknownException(
                        "the connection to Elasticsearch was lost before it answered a write (" + innermost(e)
                                + "): repeat it with the same key",
                        e)
                : new StoreUnavailableException(
                        "the connection to Elasticsearch was lost (" + innermost(e) + "): try again", e);
    }

    private static ShopException refused(int status, String reason, boolean write, Exception e) {
        if (write && isDoubtful(status)) {
            return new OutcomeUnknownException(
                    "Elasticsearch, or what stands before it, failed over a write (" + reason
                            + "): repeat it with the same key",
                    e);
        }
        return switch (status) {
            case 401, 403 ->
                new StoreUnavailableException(
                        "Elasticsearch refused the user or its rights (" + reason + "): check the login in "
                                + Endpoint.VARIABLE,
                        e);
            case 429, 503 ->
                new StoreUnavailableException(
                        "Elasticsearch is overloaded or has blocked the index (" + reason
                                + "): try again, or make room on its disk",
                        e);
            default -> new StoreUnavailableException("Elasticsearch refused a request: " + reason, e);
        };
    }

    private static String reason(ElasticsearchException e) {
        // Of several shards' failures the first tells more than the summary.
        ErrorCause cause = e.error().rootCause().isEmpty()
                ? e.error()
                : e.error().rootCause().getFirst();
        cause = cause.causedBy() == null ? cause : cause.causedBy();
        return cause.type() + (cause.reason() == null ? "" : ", " + cause.reason());
    }

    /** A defect of this module, or the JVM's end: not for a caller to handle. */
    private static IllegalStateException unexpected(Exception e) {
        return new IllegalStateException("unexpected failure of the Elasticsearch client", e);
    }

    private static boolean lostConnection(Exception e) {
        return refusal(e).isEmpty()
                && find(e, ResponseException.class).isEmpty()
                && find(e, IOException.class).isPresent()
                && !neverSent(e);
    }

    private static boolean neverSent(Exception e) {
        return find(e, ConnectException.class).isPresent()
                || find(e, ConnectTimeoutException.class).isPresent()
                || find(e, UnknownHostException.class).isPresent()
                || find(e, NoRouteToHostException.class).isPresent()
                || find(e, SSLException.class).isPresent()
                || find(e, DeadlineTimeoutException.class).isPresent()
                || find(e, RequestNotExecutedException.class).isPresent();
    }

    private static <E extends Throwable> Optional<E> find(@Nullable Throwable failure, Class<E> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String innermost(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}
