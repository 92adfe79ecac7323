package dev.polyshop.relational;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What a failure of the driver means to the shop, by its SQLSTATE (PostgreSQL manual, appendix A). The one place where
 * that is decided.
 */
public final class Failures {

    /** The connection broke, or the server ended it, while it was in use; PgBouncer says 08P01 when its own did. */
    private static final Set<String> LOST =
            Set.of("08000", "08003", "08006", "08007", "08P01", "57P01", "57P02", "57P05");

    private Failures() {}

    /**
     * The shop's word for a failure.
     *
     * @param writing whether the failed work may have written
     * @return an exception of the shop's family, or the given one if it does not come from the database
     */
    public static RuntimeException translate(RuntimeException failure, boolean writing) {
        if (failure instanceof ShopException) {
            return failure;
        }
        Optional<SQLException> cause = sqlCause(failure);
        if (failure instanceof CannotCreateTransactionException
                || cause.filter(Failures::isWithoutConnection).isPresent()) {
            return unavailable("cannot be reached", failure, cause);
        }
        if (failure instanceof OptimisticLockingFailureException && cause.isEmpty()) {
            return new StaleVersionException("the record was changed meanwhile", failure);
        }
        return cause.map(sql -> translate(sql, failure, writing)).orElse(failure);
    }

    /** Whether beginning again may succeed: the work lost against a concurrent one. */
    static boolean isConflict(RuntimeException translated) {
        return translated instanceof ConflictException
                || (translated instanceof StaleVersionException
                        && translated.getCause() instanceof OptimisticLockingFailureException);
    }

    /** Whether a connection that was there broke: another one may do. */
    static boolean isBrokenConnection(StoreUnavailableException translated) {
        return sqlCause(translated)
                .filter(sql -> !isWithoutConnection(sql) && isBroken(sql))
                .isPresent();
    }

    /** The name of the constraint that a write ran into, if it did. */
    public static Optional<String> constraint(Throwable failure) {
        return sqlCause(failure)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .flatMap(sql -> Optional.ofNullable(sql.getServerErrorMessage()))
                .flatMap(message -> Optional.ofNullable(message.getConstraint()));
    }

    private static RuntimeException translate(SQLException sql, RuntimeException failure, boolean writing) {
        String state = String.valueOf(sql.getSQLState());
        if (isBroken(sql)) {
            return writing
                    ? new OutcomeUnknownException(
                            "the connection to PostgreSQL broke while a change was under way: repeat it with the same key",
                            failure)
                    : unavailable("broke the connection", failure, Optional.of(sql));
        }
        return switch (state) {
            case "23505" -> new DuplicateKeyException("already taken: " + detail(sql), failure);
            case "40001", "40P01", "23503" ->
                new ConflictException("lost against a concurrent change: " + firstLine(sql), failure);
            case "3F000", "42P01" -> unavailable("has no such schema any more", failure, Optional.of(sql));
            case "42501" -> unavailable("does not allow this role to do it", failure, Optional.of(sql));
            default -> byClass(state.length() >= 2 ? state.substring(0, 2) : "", sql, failure);
        };
    }

    private static boolean isBroken(SQLException sql) {
        return LOST.contains(String.valueOf(sql.getSQLState())) || isClosedByPool(sql);
    }

    /** The pool had none to give in time. */
    private static boolean isWithoutConnection(SQLException sql) {
        return sql instanceof SQLTransientConnectionException;
    }

    /**
     * HikariCP closes a connection as soon as it breaks, and answers any later use of it, such as the rollback, with an
     * exception of its own that has no SQLSTATE; Hibernate then reports that one instead of the first.
     */
    private static boolean isClosedByPool(SQLException sql) {
        return !(sql instanceof PSQLException) && sql.getSQLState() == null;
    }

    private static RuntimeException byClass(String sqlClass, SQLException sql, RuntimeException failure) {
        return switch (sqlClass) {
            case "22", "23", "54" ->
                new InvalidDataException("PostgreSQL refuses the value: " + firstLine(sql), failure);
            case "08", "28", "3D" -> unavailable("cannot be reached", failure, Optional.of(sql));
            case "25", "53", "57", "58" -> unavailable("cannot do it now", failure, Optional.of(sql));
            default ->
                new IllegalStateException("PostgreSQL refuses a statement of this module: " + firstLine(sql), failure);
        };
    }

    private static StoreUnavailableException unavailable(
            String what, RuntimeException failure, Optional<SQLException> sql) {
        return new StoreUnavailableException(
                "PostgreSQL " + what + " (" + sql.map(Failures::firstLine).orElse(failure.getMessage())
                        + "): check that the server runs and takes connections",
                failure);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return Optional.of(mostTelling(sql));
            }
        }
        return Optional.empty();
    }

    /** A failed batch names its reason in the next exception. */
    private static SQLException mostTelling(SQLException sql) {
        if (!(sql instanceof PSQLException) && sql.getNextException() instanceof PSQLException next) {
            return next;
        }
        return sql;
    }

    private static String detail(SQLException sql) {
        if (sql instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            if (message != null && message.getDetail() != null) {
                return message.getDetail();
            }
        }
        return firstLine(sql);
    }

    private static String firstLine(SQLException sql) {
        return String.valueOf(sql.getMessage()).lines().findFirst().orElse(PSQLState.UNKNOWN_STATE.getState());
    }
}
