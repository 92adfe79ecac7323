package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A server that somebody else runs, as it turned out to be.
 *
 * @param address where it is, and by way of which pooler
 * @param facts what it says of itself, and how it was reached
 */
record ExternalPostgres(PostgresAddress address, EngineFacts facts) {

    private static final int OLDEST = 15;

    /**
     * Reaches the server that a variable names, waking it up if need be.
     *
     * @throws StoreUnavailableException if it cannot be used, with what to do about it
     */
    static ExternalPostgres reach(EngineRequest request, String variable) {
        PostgresAddress given = PostgresUrl.parse(request.variable(variable).orElseThrow(), request.progress());
        String source = "set in " + variable;
        try {
            request.progress().accept("connecting to PostgreSQL at " + given);
            FirstConnection first =
                    FirstConnection.await(given, FirstConnection.patience(given, request), request.progress());
            PostgresAddress address =
                    TransactionPooler.at(given, request).map(given::by).orElse(given);
            EngineFacts facts = ServerFacts.read(address, EngineWay.EXTERNAL, source);
            requireVersion(facts);
            return new ExternalPostgres(address, with(facts, address, first));
        } catch (SQLException e) {
            throw ServerFacts.unusable(given, source, e);
        }
    }

    /** @throws StoreUnavailableException if the server is too old for the shop's tables ({@code NULLS NOT DISTINCT}) */
    static void requireVersion(EngineFacts facts) {
        String major = facts.version().split("\\D", 2)[0];
        if (major.isEmpty() || Integer.parseInt(major) < OLDEST) {
            throw new StoreUnavailableException("PostgreSQL at " + facts.address() + " is of version " + facts.version()
                    + ": " + OLDEST + " or newer is needed");
        }
    }

    private static EngineFacts with(EngineFacts facts, PostgresAddress address, FirstConnection first) {
        Map<String, String> settings = new HashMap<>(facts.settings());
        settings.put("first connection", first.inWords());
        settings.put("pooling", address.pooler().map(TransactionPooler::inWords).orElse("none"));
        return new EngineFacts(
                facts.product(),
                facts.version(),
                facts.way(),
                facts.standIn(),
                facts.note(),
                facts.address(),
                settings);
    }
}
