package dev.polyshop.relational.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** Orders, each with its lines in the same query. */
interface OrderRepository extends JpaRepository<OrderEntity, UUID> {

    @Override
    @Query("select o from OrderEntity o left join fetch o.lines where o.id = :id")
    Optional<OrderEntity> findById(@Param("id") UUID id);

    @Query("select o from OrderEntity o left join fetch o.lines where o.idempotencyKey = :key")
    Optional<OrderEntity> findByIdempotencyKey(@Param("key") String idempotencyKey);

    /** A customer's latest orders. The page is cut before the lines are joined. */
    @Query("""
            select o from OrderEntity o join fetch o.lines
            where o.id in (
                select page.id from OrderEntity page
                where page.customerId = :customer
                order by page.placedAt desc, page.id desc
                limit :rows)
            order by o.placedAt desc, o.id desc""")
    List<OrderEntity> latest(@Param("customer") UUID customer, @Param("rows") int rows);

    /** The same behind a place in the list: keyset pagination by row comparison. */
    @Query("""
            select o from OrderEntity o join fetch o.lines
            where o.id in (
                select page.id from OrderEntity page
                where page.customerId = :customer and (page.placedAt, page.id) < (:placedAt, :id)
                order by page.placedAt desc, page.id desc
                limit :rows)
            order by o.placedAt desc, o.id desc""")
    List<OrderEntity> latestBehind(
            @Param("customer") UUID customer,
            @Param("placedAt") Instant placedAt,
            @Param("id") UUID id,
            @Param("rows") int rows);
}
