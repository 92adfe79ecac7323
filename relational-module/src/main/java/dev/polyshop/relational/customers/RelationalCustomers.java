package dev.polyshop.relational.customers;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.relational.BulkImport;
import dev.polyshop.relational.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers as JPA entities. That an email address is unique, the unique index decides, and no read before it. */
@Repository
public class RelationalCustomers implements Customers {

    private static final System.Logger LOG = System.getLogger(RelationalCustomers.class.getName());

    private final Transactions transactions;
    private final CustomerRepository customers;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final CustomerImport imports;

    RelationalCustomers(
            Transactions transactions,
            CustomerRepository customers,
            EntityManager entities,
            JdbcClient jdbc,
            CustomerImport imports) {
        this.transactions = transactions;
        this.customers = customers;
        this.entities = entities;
        this.jdbc = jdbc;
        this.imports = imports;
    }

    @Override
    public void register(Customer customer) {
        transactions.write(() -> customers.saveAndFlush(new CustomerEntity(customer)));
    }

    @Override
    public Customer replace(Customer customer) {
        return transactions.write(() -> {
            CustomerEntity entity = customers.findById(customer.id().value()).orElseThrow(() -> stale(customer, null));
            if (entity.version() != customer.version()) {
                throw stale(customer, null);
            }
            try {
                entity.become(customer);
                customers.flush();
                if (entity.version() == customer.version()) {
                    // Nothing differs, so JPA has written nothing; a replacement counts as a change all the same.
                    entities.lock(entity, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
                }
            } catch (OptimisticLockingFailureException | OptimisticLockException e) {
                throw stale(customer, e);
            }
            return customer.withVersion(customer.version() + 1);
        });
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return transactions.read(() -> customers.findById(id.value()).map(CustomerEntity::toCustomer));
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
        return transactions.read(() -> customers.findByEmailKey(email.key()).map(CustomerEntity::toCustomer));
    }

    /**
     * The row goes first: a placement under way holds it FOR KEY SHARE, so that by the time it is gone every order of
     * the customer is there to be seen, and none can follow.
     */
    @Override
    public boolean erase(CustomerId id) {
        return transactions.write(() -> {
            boolean there = jdbc.sql("delete from customer where id = :id")
                            .param("id", id.value())
                            .update()
                    > 0;
            if (there) {
                anonymiseOrders(id);
            }
            return there;
        });
    }

    private void anonymiseOrders(CustomerId id) {
        int orders = jdbc.sql(
                        "update customer_order set customer_id = null, version = version + 1 where customer_id = :id")
                .param("id", id.value())
                .update();
        LOG.log(System.Logger.Level.DEBUG, "customer {0} is erased from {1} orders", id, orders);
    }

    @Override
    public ImportReport importAll(Iterator<Customer> stream) {
        return new BulkImport<>(imports).load(stream);
    }

    @Override
    public long count() {
        return transactions.read(customers::count);
    }

    private static StaleVersionException stale(Customer customer, @Nullable RuntimeException cause) {
        String message = "customer " + customer.id() + " is not there in version " + customer.version() + " any more";
        return cause == null ? new StaleVersionException(message) : new StaleVersionException(message, cause);
    }
}
