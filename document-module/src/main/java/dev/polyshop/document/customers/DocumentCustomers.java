package dev.polyshop.document.customers;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.document.engine.BulkImport;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import java.util.Iterator;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Customers by a Spring Data repository; the unique index on {@code emailKey} decides between registrations. */
public final class DocumentCustomers implements Customers {

    private final CustomerRepository repository;
    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Optional<DocumentTransactions> transactions;

    /** @param transactions there where the server has them */
    DocumentCustomers(
            CustomerRepository repository,
            MongoOperations mongo,
            DocumentFailures failures,
            Optional<DocumentTransactions> transactions) {
        this.repository = repository;
        this.mongo = mongo;
        this.failures = failures;
        this.transactions = transactions;
    }

    @Override
    public void register(Customer customer) {
        failures.run(() -> mongo.insert(CustomerDocument.of(customer.withVersion(1))));
    }

    @Override
    public Customer replace(Customer customer) {
        CustomerDocument next = CustomerDocument.of(customer.withVersion(customer.version() + 1));
        Query asRead = query(where("_id").is(next.id()).and("version").is(customer.version()));
        Update change = new Update()
                .set("email", next.email())
                .set("emailKey", next.emailKey())
                .set("name", next.name())
                .set("addresses", next.addresses())
                .set("registeredAt", next.registeredAt())
                .set("version", next.version());
        return failures.write(() -> {
            if (mongo.updateFirst(asRead, change, CustomerDocument.class).getMatchedCount() == 0) {
                throw new StaleVersionException(
                        "customer " + customer.id() + " is gone or not in version " + customer.version());
            }
            return next.read();
        });
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return failures.read(() -> repository.findById(id.value())).map(CustomerDocument::read);
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
        return failures.read(() -> repository.findByEmailKey(email.key())).map(CustomerDocument::read);
    }

    /**
     * The customer first, then what is the customer's: whoever writes an order or a review meanwhile looks for the
     * customer afterwards. The sweep after the transaction catches what came in between its snapshot and its commit.
     */
    @Override
    public boolean erase(CustomerId id) {
        return failures.write(() -> {
            boolean erased = transactions
                    .map(several -> several.inOne(session -> {
                        boolean gone = remove(session, id);
                        forget(session, id);
                        return gone;
                    }))
                    .orElseGet(() -> remove(mongo, id));
            return failures.further(() -> {
                forget(mongo, id);
                return erased;
            });
        });
    }

    private static boolean remove(MongoOperations session, CustomerId id) {
        return session.remove(query(where("_id").is(id.value())), CustomerDocument.class)
                        .getDeletedCount()
                > 0;
    }

    private static void forget(MongoOperations session, CustomerId id) {
        session.remove(query(where("_id.customer").is(id.value())), "reviews");
        session.updateMulti(query(where("customer").is(id.value())), new Update().unset("customer"), "orders");
    }

    @Override
    public ImportReport importAll(Iterator<Customer> customers) {
        return new BulkImport<>(
                        mongo,
                        failures,
                        new BulkImport.Shape<Customer>(
                                CustomerDocument.COLLECTION,
                                CustomerDocument::registered,
                                customer -> customer.email().text(),
                                "email address",
                                customer -> 100 + 200 * customer.addresses().size(),
                                batch -> {}))
                .run(customers);
    }

    /** A new customer as BSON. */
    public static Document registered(Customer customer) {
        return CustomerDocument.registered(customer);
    }

    @Override
    public long count() {
        return failures.read(() -> mongo.exactCount(new Query(), CustomerDocument.class));
    }
}
