package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.CategoryPath;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of the category tree, made when a product first needs them. They never change, so their ids are remembered;
 * and they are made outside the product's transaction, so that two products in a new category do not wait for each
 * other.
 */
public final class CategoryTree {

    private final JdbcClient jdbc;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    /** Over connections that commit each statement, and that nobody holds while asking for a category. */
    public CategoryTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The category's id. */
    public int idOf(CategoryPath path) {
        Integer id = known.get(path.toString());
        return id != null ? id : remember(path);
    }

    private int remember(CategoryPath path) {
        int id = find(path.toString()).orElseGet(() -> add(path));
        known.put(path.toString(), id);
        return id;
    }

    private int add(CategoryPath path) {
        Optional<Integer> parent = Optional.empty();
        for (CategoryPath each : path.fromTop()) {
            int added = jdbc.sql("""
                            insert into category (parent_id, name, path) values (:parent, :name, :path)
                            on conflict do nothing""")
                    .param("parent", parent.orElse(null))
                    .param("name", each.segments().getLast())
                    .param("path", each.toString())
                    .update();
            parent = find(each.toString());
            if (parent.isEmpty()) {
                throw new IllegalStateException("category " + each + " is not there after " + added + " inserts");
            }
        }
        return parent.orElseThrow();
    }

    private Optional<Integer> find(String path) {
        return jdbc.sql("select id from category where path = :path")
                .param("path", path)
                .query(Integer.class)
                .optional();
    }
}
