package dev.polyshop.relational.catalog;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.relational.BulkImport;
import dev.polyshop.relational.Copy;
import dev.polyshop.relational.CopyText;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.Vacuum;
import dev.polyshop.relational.search.Vocabulary;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings in products by COPY into a staging table, and from there those whose id and SKU are free. */
@Component
class ProductImport implements BulkImport.Target<Product> {

    private static final String STAGE = "create temporary table staged_product (like product) on commit drop";
    private static final String ADD = """
            with added as (
                insert into product (%1$s) select %1$s from staged_product
                on conflict do nothing
                returning id
            ),
            stocked as (
                insert into stock (product_id) select id from added
            )
            select id from added""".formatted(ProductCopy.COLUMNS);

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final CategoryTree categories;
    private final Vocabulary vocabulary;

    ProductImport(Transactions transactions, JdbcTemplate jdbc, CategoryTree categories, Vocabulary vocabulary) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.categories = categories;
        this.vocabulary = vocabulary;
    }

    ImportReport load(Iterator<Product> products) {
        return new BulkImport<>(this).load(products);
    }

    @Override
    public Set<UUID> store(List<Product> batch) {
        Map<String, Integer> ids = transactions.writeIdempotently(() -> batch.stream()
                .map(Product::category)
                .distinct()
                .collect(Collectors.toMap(Object::toString, categories::idOf)));
        CopyText rows = new CopyText();
        batch.forEach(product -> ProductCopy.add(
                rows, product, ids.getOrDefault(product.category().toString(), 0)));
        Set<UUID> stored = transactions.write(() -> {
            jdbc.execute(STAGE);
            jdbc.execute((Connection connection) ->
                    Copy.in(connection, "staged_product (" + ProductCopy.COLUMNS + ")", rows));
            return new HashSet<>(jdbc.queryForList(ADD, UUID.class));
        });
        vocabulary.learn(batch);
        return stored;
    }

    @Override
    public Set<UUID> taken(Set<UUID> ids) {
        return transactions.read(() -> new HashSet<>(
                jdbc.queryForList("select id from product where id = any (?)", UUID.class, Sql.uuids(ids))));
    }

    @Override
    public void tidyUp() {
        Vacuum.after(transactions, jdbc, "product, stock");
    }

    @Override
    public UUID id(Product product) {
        return product.id().value();
    }

    @Override
    public String key(Product product) {
        return product.sku();
    }

    @Override
    public String keyName() {
        return "SKU";
    }

    @Override
    public int weight(Product product) {
        int weight = 500 + product.name().length() + product.description().length();
        for (Map.Entry<String, AttributeValue> attribute : product.attributes().entrySet()) {
            weight += 40 + attribute.getKey().length();
            if (attribute.getValue() instanceof AttributeValue.Text(String text)) {
                weight += text.length();
            }
        }
        return weight;
    }
}
