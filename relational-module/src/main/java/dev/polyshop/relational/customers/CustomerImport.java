package dev.polyshop.relational.customers;

import dev.polyshop.contract.customers.Customer;
import dev.polyshop.relational.BulkImport;
import dev.polyshop.relational.Copy;
import dev.polyshop.relational.CopyText;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.Vacuum;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings in customers by COPY into staging tables, and from there those whose id and email address are free. */
@Component
class CustomerImport implements BulkImport.Target<Customer> {

    private static final String STAGE = """
            create temporary table staged_customer (like customer) on commit drop;
            create temporary table staged_address (like address) on commit drop""";
    private static final String ADD = """
            with added as (
                insert into customer (%1$s) select %1$s from staged_customer
                on conflict do nothing
                returning id
            ),
            addressed as (
                insert into address (%2$s)
                select %2$s from staged_address where customer_id in (select id from added)
            )
            select id from added""".formatted(CustomerCopy.COLUMNS, CustomerCopy.ADDRESS_COLUMNS);

    private final Transactions transactions;
    private final JdbcTemplate jdbc;

    CustomerImport(Transactions transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> store(List<Customer> batch) {
        CopyText rows = new CopyText();
        CopyText addressRows = new CopyText();
        batch.forEach(customer -> CustomerCopy.add(rows, addressRows, customer));
        return transactions.write(() -> {
            jdbc.execute(STAGE);
            jdbc.execute((Connection connection) -> Copy.in(
                            connection, "staged_customer (" + CustomerCopy.COLUMNS + ")", rows)
                    + Copy.in(connection, "staged_address (" + CustomerCopy.ADDRESS_COLUMNS + ")", addressRows));
            return new HashSet<>(jdbc.queryForList(ADD, UUID.class));
        });
    }

    @Override
    public Set<UUID> taken(Set<UUID> ids) {
        return transactions.read(() -> new HashSet<>(
                jdbc.queryForList("select id from customer where id = any (?)", UUID.class, Sql.uuids(ids))));
    }

    @Override
    public void tidyUp() {
        Vacuum.after(transactions, jdbc, "customer, address");
    }

    @Override
    public UUID id(Customer customer) {
        return customer.id().value();
    }

    @Override
    public String key(Customer customer) {
        return customer.email().text();
    }

    @Override
    public String keyName() {
        return "email address";
    }

    @Override
    public String uniqueForm(Customer customer) {
        return customer.email().key();
    }

    @Override
    public int weight(Customer customer) {
        return 200 + 120 * customer.addresses().size();
    }
}
