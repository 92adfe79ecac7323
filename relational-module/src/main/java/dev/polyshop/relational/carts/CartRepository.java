package dev.polyshop.relational.carts;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** Carts. One that has expired is not there for any query. */
interface CartRepository extends JpaRepository<CartEntity, UUID> {

    @Query("select c from CartEntity c left join fetch c.pieces where c.id = :id and c.expiresAt > :now")
    Optional<CartEntity> findOpen(@Param("id") UUID id, @Param("now") Instant now);

    /** With the cart's row locked, so that changes of one cart come one after the other and all count. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from CartEntity c where c.id = :id and c.expiresAt > :now")
    Optional<CartEntity> findOpenForChange(@Param("id") UUID id, @Param("now") Instant now);

    @Modifying
    @NativeQuery("delete from cart where id = :id and expires_at <= :now")
    int removeExpired(@Param("id") UUID id, @Param("now") Instant now);

    @Modifying
    @NativeQuery("delete from cart where id = :id and expires_at > :now")
    int removeOpen(@Param("id") UUID id, @Param("now") Instant now);

    /** A few of those that have expired; SKIP LOCKED passes over what another sweep is at. */
    @Modifying
    @NativeQuery("""
            delete from cart where id in (
                select id from cart where expires_at <= :now order by expires_at limit :most for update skip locked)""")
    int sweep(@Param("now") Instant now, @Param("most") int most);
}
