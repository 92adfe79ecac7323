package dev.polyshop.search.customers;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.search.engine.BulkImport;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import java.util.Iterator;
import java.util.Optional;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.query.Query;

/** Customers, read and written by id; their email addresses are unique keys. */
public final class SearchCustomers implements Customers {

    private final ElasticsearchOperations operations;
    private final Documents documents;
    private final UniqueKeys keys;
    private final BulkImport imports;
    private final CustomerErasure erasure;

    /** The customers of a store. */
    public SearchCustomers(
            ElasticsearchOperations operations,
            Documents documents,
            UniqueKeys keys,
            BulkImport imports,
            CustomerErasure erasure) {
        this.operations = operations;
        this.documents = documents;
        this.keys = keys;
        this.imports = imports;
        this.erasure = erasure;
    }

    @Override
    public void register(Customer customer) {
        Customer first = customer.withVersion(1);
        Ref<CustomerDocument> ref = CustomerDocument.ref(first.id());
        UniqueKeys.Claim email = claim(first);
        if (!documents
                .write(new Write.Create<>(ref, CustomerDocument.of(first)))
                .done()) {
            keys.release(email);
            throw new DuplicateKeyException("a customer with id " + first.id() + " is there already");
        }
        Failures.afterWriting(() -> {
            if (!keys.isKept(email.key(), ref)) {
                documents.write(new Write.Delete<>(ref));
                throw emailTaken(first);
            }
        });
    }

    @Override
    public Customer replace(Customer customer) {
        Stored<CustomerDocument> stored = documents
                .get(CustomerDocument.ref(customer.id()))
                .orElseThrow(() -> new StaleVersionException("customer " + customer.id() + " is gone"));
        if (stored.content().version() != customer.version()) {
            throw stale(customer);
        }
        EmailAddress former = new EmailAddress(stored.content().email());
        boolean moves = !former.sameAs(customer.email());
        Optional<UniqueKeys.Claim> before = moves ? keys.held(stored) : Optional.empty();
        Optional<UniqueKeys.Claim> claim = moves ? Optional.of(claim(customer)) : Optional.empty();
        Customer next = customer.withVersion(customer.version() + 1);
        Written<CustomerDocument> written = documents.write(stored.replacedBy(CustomerDocument.of(next)));
        if (!written.done()) {
            claim.ifPresent(keys::release);
            throw stale(customer);
        }
        before.ifPresent(key -> Failures.afterWriting(() -> keys.release(key)));
        return next;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return documents
                .get(CustomerDocument.ref(id))
                .map(stored -> stored.content().toCustomer());
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
        return keys.owner(CustomerDocument.emailKey(email))
                .flatMap(owner -> documents.get(CustomerDocument.KIND.ref(owner)))
                .map(stored -> stored.content().toCustomer())
                .filter(customer -> customer.email().sameAs(email));
    }

    @Override
    public boolean erase(CustomerId id) {
        Optional<Stored<CustomerDocument>> customer = documents.get(CustomerDocument.ref(id));
        if (customer.isEmpty()) {
            return false;
        }
        Optional<UniqueKeys.Claim> email = keys.held(customer.get());
        if (!erasure.erase(id)) {
            return false;
        }
        email.ifPresent(key -> Failures.afterWriting(() -> keys.release(key)));
        return true;
    }

    @Override
    public ImportReport importAll(Iterator<Customer> customers) {
        return imports.run(CustomerDocument.KIND, customers, customer -> {
            Customer first = customer.withVersion(1);
            return new BulkImport.Row(
                    first.email().text(),
                    CustomerDocument.emailKey(first.email()),
                    new Write.Create<>(CustomerDocument.ref(first.id()), CustomerDocument.of(first)),
                    500);
        });
    }

    @Override
    public long count() {
        documents.refresh(CustomerDocument.KIND);
        return Failures.reading(() -> operations.count(Query.findAll(), CustomerDocument.class));
    }

    private UniqueKeys.Claim claim(Customer customer) {
        return keys.claim(CustomerDocument.emailKey(customer.email()), CustomerDocument.ref(customer.id()))
                .orElseThrow(() -> emailTaken(customer));
    }

    private static DuplicateKeyException emailTaken(Customer customer) {
        return new DuplicateKeyException("a customer with email address " + customer.email() + " is there already");
    }

    private static StaleVersionException stale(Customer customer) {
        return new StaleVersionException(
                "customer " + customer.id() + " has changed since version " + customer.version());
    }
}
