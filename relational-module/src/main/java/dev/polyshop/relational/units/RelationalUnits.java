package dev.polyshop.relational.units;

import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.relational.Failures;
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.catalog.CategoryTree;
import dev.polyshop.relational.search.Vocabulary;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Units of work: each has a connection of its own and, but for {@code naive}, is one transaction on it. */
public final class RelationalUnits implements UnitsOfWork {

    private final WorkStyle style;
    private final DataSource connections;
    private final Isolation isolation;
    private final CategoryTree categories;
    private final Vocabulary vocabulary;

    /** In the way of a mode. */
    public RelationalUnits(
            WorkStyle style,
            DataSource connections,
            Isolation isolation,
            CategoryTree categories,
            Vocabulary vocabulary) {
        this.style = style;
        this.connections = connections;
        this.isolation = isolation;
        this.categories = categories;
        this.vocabulary = vocabulary;
    }

    @Override
    public UnitOfWork begin() {
        try {
            return begin(connections.getConnection());
        } catch (SQLException e) {
            throw Failures.translate(new DataAccessResourceFailureException("no connection for a unit", e), false);
        }
    }

    private UnitOfWork begin(Connection connection) throws SQLException {
        try {
            if (style != WorkStyle.NAIVE) {
                connection.setAutoCommit(false);
                isolation.set(connection, style.isolation());
            }
            return new RelationalUnit(style, connection, categories, vocabulary);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
