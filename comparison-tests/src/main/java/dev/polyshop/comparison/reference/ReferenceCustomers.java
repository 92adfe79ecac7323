package dev.polyshop.comparison.reference;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Customers in a map by id, and a map of who has which email address. */
final class ReferenceCustomers implements Customers {

    private final ReferenceData data;

    ReferenceCustomers(ReferenceData data) {
        this.data = data;
    }

    @Override
    public void register(Customer customer) {
        synchronized (data) {
            if (data.customers.containsKey(customer.id())) {
                throw new DuplicateKeyException("customer " + customer.id() + " is there already");
            }
            requireFree(customer);
            data.customers.put(customer.id(), customer.withVersion(1));
            data.emails.put(customer.email().key(), customer.id());
        }
    }

    @Override
    public Customer replace(Customer customer) {
        synchronized (data) {
            Customer stored = data.customers.get(customer.id());
            if (stored == null || stored.version() != customer.version()) {
                throw new StaleVersionException(
                        "customer " + customer.id() + " is not in version " + customer.version());
            }
            requireFree(customer);
            Customer after = customer.withVersion(stored.version() + 1);
            data.emails.remove(stored.email().key());
            data.emails.put(after.email().key(), after.id());
            data.customers.put(after.id(), after);
            return after;
        }
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        synchronized (data) {
            return Optional.ofNullable(data.customers.get(id));
        }
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
        synchronized (data) {
            return Optional.ofNullable(data.emails.get(email.key())).map(data.customers::get);
        }
    }

    @Override
    public boolean erase(CustomerId id) {
        synchronized (data) {
            Customer customer = data.customers.remove(id);
            if (customer == null) {
                return false;
            }
            data.emails.remove(customer.email().key());
            data.reviews.values().forEach(ofProduct -> ofProduct.remove(id));
            data.orders.replaceAll(
                    (orderId, order) -> order.customer().filter(id::equals).isPresent() ? order.anonymous() : order);
            return true;
        }
    }

    @Override
    public ImportReport importAll(Iterator<Customer> customers) {
        synchronized (data) {
            long accepted = 0;
            List<ImportReport.Rejection> rejections = new ArrayList<>();
            for (long index = 0; customers.hasNext(); index++) {
                Customer customer = customers.next();
                try {
                    register(customer);
                    accepted++;
                } catch (DuplicateKeyException e) {
                    rejections.add(
                            new ImportReport.Rejection(index, customer.email().text(), "id or email address is taken"));
                }
            }
            return ReferenceImports.report(accepted, rejections);
        }
    }

    @Override
    public long count() {
        synchronized (data) {
            return data.customers.size();
        }
    }

    private void requireFree(Customer customer) {
        CustomerId holder = data.emails.get(customer.email().key());
        if (holder != null && !holder.equals(customer.id())) {
            throw new DuplicateKeyException("email address " + customer.email() + " is taken");
        }
    }
}
