package dev.polyshop.relational.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Customers, each with its addresses in the same query. */
interface CustomerRepository extends JpaRepository<CustomerEntity, UUID> {

    @Override
    @EntityGraph(attributePaths = "addresses")
    Optional<CustomerEntity> findById(UUID id);

    @EntityGraph(attributePaths = "addresses")
    Optional<CustomerEntity> findByEmailKey(String emailKey);
}
