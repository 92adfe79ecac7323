package dev.polyshop.relational.reviews;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** Reviews. */
interface ReviewRepository extends JpaRepository<ReviewEntity, ReviewKey> {

    @Query("""
            select r from ReviewEntity r where r.key.productId = :product
            order by r.writtenAt desc, r.key.customerId""")
    List<ReviewEntity> latest(@Param("product") UUID product, Limit limit);

    /** The same behind a place in the list. */
    @Query("""
            select r from ReviewEntity r
            where r.key.productId = :product
            and r.writtenAt <= :writtenAt and (r.writtenAt < :writtenAt or r.key.customerId > :customer)
            order by r.writtenAt desc, r.key.customerId""")
    List<ReviewEntity> latestBehind(
            @Param("product") UUID product,
            @Param("writtenAt") Instant writtenAt,
            @Param("customer") UUID customer,
            Limit limit);

    @Query("select r.stars, count(*) from ReviewEntity r where r.key.productId = :product group by r.stars")
    List<Object[]> histogram(@Param("product") UUID product);

    /** In one statement: a review that another client deletes meanwhile is simply not there. */
    @Modifying
    @Query("""
            update ReviewEntity r
            set r.stars = :stars, r.title = :title, r.body = :body, r.writtenAt = :writtenAt
            where r.key = :key""")
    int edit(
            @Param("key") ReviewKey key,
            @Param("stars") short stars,
            @Param("title") String title,
            @Param("body") String body,
            @Param("writtenAt") Instant writtenAt);

    @Modifying
    @Query("delete from ReviewEntity r where r.key = :key")
    int remove(@Param("key") ReviewKey key);
}
