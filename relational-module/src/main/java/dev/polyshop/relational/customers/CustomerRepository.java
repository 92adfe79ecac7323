package dev.polyshop.relational.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** Customers, each with its addresses in the same query. */
interface CustomerRepository extends JpaRepository<CustomerEntity, UUID> {

    @Override
    @Query("select c from CustomerEntity c left join fetch c.addresses where c.id = :id")
    Optional<CustomerEntity> findById(@Param("id") UUID id);

    @Query("select c from CustomerEntity c left join fetch c.addresses where c.emailKey = :key")
    Optional<CustomerEntity> findByEmailKey(@Param("key") String emailKey);
}
