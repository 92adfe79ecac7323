package dev.polyshop.document.units;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.catalog.ProductWords;
import dev.polyshop.document.inventory.StockDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The steps of a unit as MongoDB's commands, in a transaction's session or each by itself. */
final class UnitSteps {

    private static final String COLLECTION = ProductDocument.COLLECTION;

    private final MongoOperations mongo;
    private final ProductWords words;

    UnitSteps(MongoOperations mongo, ProductWords words) {
        this.mongo = mongo;
        this.words = words;
    }

    /**
     * What a removal by price came to.
     *
     * @param found the ids of the products that had the price when they were looked for
     * @param removed how many still had it when they were removed
     */
    record Removal(List<Object> found, long removed) {}

    Optional<Product> product(ProductId id) {
        return Optional.ofNullable(mongo.findOne(query(by(id)), Product.class, COLLECTION));
    }

    List<Product> productsOfBrand(String brand) {
        return mongo.find(query(where("brand").is(brand)).with(Sort.by("_id")), Product.class, COLLECTION);
    }

    void add(Product product) {
        words.note(List.of(product));
        var unused = mongo.insert(ProductDocument.added(product), COLLECTION);
    }

    /** Whether there was a product that met the condition. */
    boolean setPrice(Criteria condition, Money price) {
        return update(
                condition,
                new Update().set("price", ProductDocument.price(price)).inc("version", 1L));
    }

    /** Of products priced in the amount's currency. */
    long raisePrices(String brand, Money amount) {
        return mongo.updateMulti(
                        query(where("brand")
                                .is(brand)
                                .and("price.currency")
                                .is(amount.currency().getCurrencyCode())),
                        new Update().inc("price.minor", amount.minorUnits()).inc("version", 1L),
                        COLLECTION)
                .getModifiedCount();
    }

    /** The products that were found at the price, some of which may have changed and stayed; and how many went. */
    Removal removePriced(String brand, Money price) {
        Criteria priced = where("brand")
                .is(brand)
                .and("price.minor")
                .is(price.minorUnits())
                .and("price.currency")
                .is(price.currency().getCurrencyCode());
        Query wanted = query(priced);
        wanted.fields().include("_id");
        List<Object> found = ids(wanted);
        long removed =
                mongo.remove(query(priced.and("_id").in(found)), COLLECTION).getDeletedCount();
        return new Removal(found, removed);
    }

    /** Removes the reviews of those that are gone, as the catalogue does when it removes products. */
    void removeReviews(Removal removal) {
        if (removal.removed() > 0) {
            Query staying = query(where("_id").in(removal.found()));
            staying.fields().include("_id");
            List<Object> gone = new ArrayList<>(removal.found());
            gone.removeAll(ids(staying));
            var unused = mongo.remove(query(where("_id.product").in(gone)), "reviews");
        }
    }

    private List<Object> ids(Query wanted) {
        return mongo.find(wanted, Document.class, COLLECTION).stream()
                .map(product -> product.get("_id"))
                .toList();
    }

    Optional<StockLevel> stock(ProductId product) {
        Query wanted = query(by(product));
        wanted.fields().include("stock");
        return Optional.ofNullable(mongo.findOne(wanted, Document.class, COLLECTION))
                .map(StockDocument::read);
    }

    /** Whether there was a product that met the condition. */
    boolean setOnHand(Criteria condition, long onHand) {
        return update(condition, new Update().set("stock.onHand", onHand));
    }

    private boolean update(Criteria condition, Update update) {
        return mongo.updateFirst(query(condition), update, COLLECTION).getMatchedCount() > 0;
    }

    static Criteria by(ProductId id) {
        return where("_id").is(id.value());
    }
}
