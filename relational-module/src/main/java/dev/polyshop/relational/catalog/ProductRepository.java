package dev.polyshop.relational.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Products as objects: one at a time, or a few by id, each with its category in the same query. */
interface ProductRepository extends JpaRepository<ProductEntity, UUID> {

    @Override
    @EntityGraph(attributePaths = "category")
    Optional<ProductEntity> findById(UUID id);

    @EntityGraph(attributePaths = "category")
    Optional<ProductEntity> findBySku(String sku);

    @EntityGraph(attributePaths = "category")
    List<ProductEntity> findByIdIn(Collection<UUID> ids);
}
