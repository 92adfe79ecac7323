package dev.polyshop.keyvalue.customers;

import dev.polyshop.contract.customers.Customer;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.List;

/** All that has to be written for a customer to be kept and found. */
public final class CustomerWrites {

    private CustomerWrites() {}

    /** The writes that bring a customer in. */
    public static List<RedisWrite> of(Keyspace keyspace, Customer customer) {
        CustomerKeys keys = new CustomerKeys(keyspace);
        return List.of(
                RedisWrite.hset(keys.customer(customer.id()), CustomerHash.write(customer)),
                RedisWrite.hset(
                        keys.byEmail(), customer.email().key(), customer.id().toString()));
    }
}
