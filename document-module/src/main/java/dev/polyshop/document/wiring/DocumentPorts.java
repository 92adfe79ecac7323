package dev.polyshop.document.wiring;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.document.carts.DocumentCarts;
import dev.polyshop.document.catalog.DocumentCatalog;
import dev.polyshop.document.catalog.ProductWords;
import dev.polyshop.document.customers.DocumentCustomers;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import dev.polyshop.document.engine.ServerAbilities;
import dev.polyshop.document.inventory.DocumentInventory;
import dev.polyshop.document.orders.DocumentOrders;
import dev.polyshop.document.reports.DocumentReports;
import dev.polyshop.document.reviews.DocumentReviews;
import dev.polyshop.document.search.DocumentSearch;
import dev.polyshop.document.search.Vocabulary;
import dev.polyshop.document.units.DocumentUnits;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Puts the ports together for each mode, over one template. */
final class DocumentPorts {

    private final MongoTemplate mongo;
    private final DocumentFailures failures;
    private final Optional<DocumentTransactions> transactions;
    private final Customers customers;
    private final Clock clock;
    private final Optional<Vocabulary> vocabulary;
    private final ProductWords words;
    private final Catalog catalog;

    DocumentPorts(
            MongoTemplate mongo,
            DocumentFailures failures,
            Optional<DocumentTransactions> transactions,
            DocumentCustomers customers,
            ServerAbilities abilities,
            StoreSettings settings) {
        this.mongo = mongo;
        this.failures = failures;
        this.transactions = transactions;
        this.customers = customers;
        this.clock = settings.clock();
        this.vocabulary = abilities.text() ? Optional.of(new Vocabulary(mongo)) : Optional.empty();
        this.words = vocabulary.<ProductWords>map(each -> each).orElse(products -> {});
        this.catalog = new DocumentCatalog(mongo, failures, transactions, words);
    }

    /** The shop in a mode. */
    Shop shop(String mode) {
        return new DocumentShop(
                catalog,
                customers,
                inventory(mode),
                new DocumentCarts(mongo, failures, clock),
                orders(mode),
                new DocumentReviews(mongo, failures),
                new DocumentSearch(mongo, failures, vocabulary),
                new DocumentReports(mongo, failures),
                units(mode));
    }

    private Inventory inventory(String mode) {
        return switch (mode) {
            case DocumentModes.NAIVE -> DocumentInventory.naively(mongo, failures);
            case DocumentModes.CONDITIONAL_UPDATE -> DocumentInventory.byConditions(mongo, failures);
            default -> DocumentInventory.inSnapshots(mongo, failures, transactions.orElseThrow());
        };
    }

    private Orders orders(String mode) {
        return switch (mode) {
            case DocumentModes.NAIVE -> DocumentOrders.naively(mongo, failures, clock);
            case DocumentModes.CONDITIONAL_UPDATE -> DocumentOrders.inSteps(mongo, failures, clock);
            default -> DocumentOrders.inTransactions(mongo, failures, transactions.orElseThrow(), clock);
        };
    }

    private UnitsOfWork units(String mode) {
        return switch (mode) {
            case DocumentModes.NAIVE -> DocumentUnits.inSteps(mongo, failures, words, false);
            case DocumentModes.CONDITIONAL_UPDATE -> DocumentUnits.inSteps(mongo, failures, words, true);
            default -> DocumentUnits.inTransactions(transactions.orElseThrow(), failures, words);
        };
    }
}
