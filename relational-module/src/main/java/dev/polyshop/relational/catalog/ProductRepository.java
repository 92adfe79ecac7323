package dev.polyshop.relational.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/**
 * Products as objects: one at a time, or a few by id, each with its category in the same query. The fetch is written
 * into the query because Hibernate keeps the plan of a query, and makes that of an entity graph anew every time.
 */
interface ProductRepository extends JpaRepository<ProductEntity, UUID> {

    @Override
    @Query("select p from ProductEntity p join fetch p.category where p.id = :id")
    Optional<ProductEntity> findById(@Param("id") UUID id);

    @Query("select p from ProductEntity p join fetch p.category where p.sku = :sku")
    Optional<ProductEntity> findBySku(@Param("sku") String sku);

    @Query("select p from ProductEntity p join fetch p.category where p.id in :ids")
    List<ProductEntity> findByIdIn(@Param("ids") Collection<UUID> ids);
}
