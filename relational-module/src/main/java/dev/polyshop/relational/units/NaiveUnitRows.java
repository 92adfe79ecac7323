package dev.polyshop.relational.units;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import java.sql.Connection;
import java.util.List;

/** Conditions are asked in one statement and acted upon in others, product by product. */
final class NaiveUnitRows extends UnitRows {

    NaiveUnitRows(Connection connection) {
        super(connection, false);
    }

    @Override
    long raisePrices(String brand, Money amount) {
        return productsOfBrand(brand).stream()
                .filter(product -> product.price().currency().equals(amount.currency()))
                .mapToLong(product -> setPrice(product.id(), product.price().plus(amount)))
                .sum();
    }

    @Override
    long removePriced(String brand, Money price) {
        List<Product> products = productsOfBrand(brand);
        return products.stream()
                .filter(product -> product.price().equals(price))
                .mapToLong(product -> jdbc().sql("delete from product where id = :id")
                        .param("id", product.id().value())
                        .update())
                .sum();
    }
}
