package dev.polyshop.document.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The customers' documents, by id and by folded email address. */
interface CustomerRepository extends MongoRepository<CustomerDocument, UUID> {

    Optional<CustomerDocument> findByEmailKey(String emailKey);
}
