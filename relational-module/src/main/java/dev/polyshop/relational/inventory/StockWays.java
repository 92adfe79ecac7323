package dev.polyshop.relational.inventory;

import dev.polyshop.relational.units.WorkStyle;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The way in which each mode moves pieces. */
@Component
public class StockWays {

    private final NamedParameterJdbcTemplate jdbc;
    private final StockRepository entities;

    StockWays(NamedParameterJdbcTemplate jdbc, StockRepository entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** The way of a mode. */
    public StockRows of(WorkStyle style) {
        return switch (style) {
            case NAIVE, REPEATABLE_READ, SERIALIZABLE -> new ComputedStock(new PlainStockAccess(jdbc, false));
            case ROW_LOCK -> new ComputedStock(new PlainStockAccess(jdbc, true));
            case OPTIMISTIC -> new ComputedStock(new VersionedStockAccess(entities));
            case ATOMIC_UPDATE -> new AtomicStock(jdbc);
        };
    }
}
