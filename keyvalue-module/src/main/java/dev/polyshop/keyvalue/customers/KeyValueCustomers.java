package dev.polyshop.keyvalue.customers;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.keyvalue.engine.BulkImport;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.NewRecord;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Customers over hashes.
 *
 * <p>Not a {@code @RedisHash} repository: that saves by deleting and writing again and keeps its indexes in further
 * commands, without a version to compare and without a unique index, so that two registrations under one address would
 * both succeed.
 */
public final class KeyValueCustomers implements Customers {

    private static final LuaScript REPLACE =
            LuaScript.load(KeyValueCustomers.class, "../engine/writes", "replace-customer");

    /** A customer in characters, more or less. */
    private static final int SIZE = 300;

    private final Redis redis;
    private final CustomerKeys keys;
    private final CustomerErasure erasure;

    /** Customers in the keyspace. */
    public KeyValueCustomers(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new CustomerKeys(keyspace);
        this.erasure = new CustomerErasure(redis, keyspace);
    }

    @Override
    public void register(Customer customer) {
        NewRecord.Outcome outcome = registration(customer).insert(redis);
        if (outcome != NewRecord.Outcome.INSERTED) {
            throw new DuplicateKeyException(duplicate(customer, outcome));
        }
    }

    @Override
    public Customer replace(Customer customer) {
        Customer next = customer.withVersion(customer.version() + 1);
        Optional<Customer> stored = find(customer.id()).filter(found -> found.version() == customer.version());
        String answer = stored.map(found -> LuaScript.word(redis.run(REPLACE, replacement(found.email(), next))))
                .orElse("stale");
        return switch (answer) {
            case "replaced" -> next;
            case "email" -> throw new DuplicateKeyException("another customer has the address " + customer.email());
            default ->
                throw new StaleVersionException("customer " + customer.id() + " is not in version " + customer.version()
                        + " any more: read it again");
        };
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return CustomerHash.read(id, redis.hash(keys.customer(id)));
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
        return redis.field(keys.byEmail(), email.key()).map(CustomerId::parse).flatMap(this::find);
    }

    @Override
    public boolean erase(CustomerId id) {
        Optional<Customer> customer = find(id);
        while (customer.isPresent() && !erasure.erase(customer.get())) {
            customer = find(id); // Changed, reviewed or ordered meanwhile: begin again.
        }
        return customer.isPresent();
    }

    @Override
    public ImportReport importAll(Iterator<Customer> customers) {
        return new BulkImport<>(redis, this::registration, customer -> SIZE)
                .run(customers, customer -> customer.email().text(), KeyValueCustomers::duplicate);
    }

    @Override
    public long count() {
        return redis.template().opsForHash().size(keys.byEmail());
    }

    private NewRecord registration(Customer customer) {
        String key = keys.customer(customer.id());
        return NewRecord.claimingField(
                key,
                keys.byEmail(),
                customer.email().key(),
                customer.id(),
                List.of(RedisWrite.hset(key, CustomerHash.write(customer.withVersion(1)))));
    }

    private ScriptCall replacement(EmailAddress before, Customer next) {
        String key = keys.customer(next.id());
        return ScriptCall.on(key, keys.byEmail())
                .with(next.id(), next.version() - 1, before.key(), next.email().key())
                .withWrites(List.of(RedisWrite.hset(key, CustomerHash.write(next))));
    }

    private static String duplicate(Customer customer, NewRecord.Outcome outcome) {
        return outcome == NewRecord.Outcome.KEY_TAKEN
                ? "there is a customer with the id " + customer.id()
                : "there is a customer with the address " + customer.email();
    }
}
