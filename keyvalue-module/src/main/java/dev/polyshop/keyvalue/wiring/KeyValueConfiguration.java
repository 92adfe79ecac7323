package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.StoreSettings;
import dev.polyshop.keyvalue.carts.KeyValueCarts;
import dev.polyshop.keyvalue.catalog.KeyValueCatalog;
import dev.polyshop.keyvalue.catalog.ProductReader;
import dev.polyshop.keyvalue.customers.KeyValueCustomers;
import dev.polyshop.keyvalue.engine.BareLettuce;
import dev.polyshop.keyvalue.engine.Failures;
import dev.polyshop.keyvalue.engine.KeyValueConnections;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisEndpoint;
import dev.polyshop.keyvalue.reports.KeyValueReports;
import dev.polyshop.keyvalue.reviews.KeyValueReviews;
import dev.polyshop.keyvalue.search.KeyValueSearch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The beans of one open store: its connections and the ports that are the same in all modes. The context is a plain one
 * without auto-configuration, so that nothing of another store on the class path comes in.
 */
@Configuration(proxyBeanMethods = false)
class KeyValueConfiguration {

    @Bean
    Keyspace keyspace(StoreSettings settings) {
        return Keyspace.of(settings.namespace());
    }

    @Bean
    Clock clock(StoreSettings settings) {
        return settings.clock();
    }

    @Bean
    Failures failures(RedisEndpoint endpoint, LettuceConnectionFactory connections) {
        return new Failures(endpoint, connections);
    }

    @Bean
    LettuceConnectionFactory connections(RedisEndpoint endpoint, Keyspace keyspace) {
        return KeyValueConnections.open(endpoint, keyspace);
    }

    @Bean
    StringRedisTemplate template(LettuceConnectionFactory connections) {
        StringRedisTemplate template = new StringRedisTemplate(connections);
        template.setExposeConnection(true); // Else each command of a callback goes through a proxy, by reflection.
        return template;
    }

    @Bean
    Redis redis(StringRedisTemplate template) {
        return new Redis(template);
    }

    @Bean
    ProductReader productReader(Redis redis, Keyspace keyspace) {
        return new ProductReader(redis, keyspace);
    }

    @Bean
    KeyValueCatalog catalog(Redis redis, Keyspace keyspace, ProductReader reader) {
        return new KeyValueCatalog(redis, keyspace, reader);
    }

    @Bean
    KeyValueCustomers customers(Redis redis, Keyspace keyspace) {
        return new KeyValueCustomers(redis, keyspace);
    }

    @Bean
    KeyValueCarts carts(Redis redis, Keyspace keyspace, Clock clock) {
        return new KeyValueCarts(redis, keyspace, clock);
    }

    @Bean
    KeyValueReviews reviews(Redis redis, Keyspace keyspace) {
        return new KeyValueReviews(redis, keyspace);
    }

    @Bean
    KeyValueSearch search(Redis redis, Keyspace keyspace, ProductReader reader) {
        return new KeyValueSearch(redis, keyspace, reader);
    }

    @Bean
    KeyValueReports reports(Redis redis, Keyspace keyspace) {
        return new KeyValueReports(redis, keyspace);
    }

    @Bean
    KeyValueMigrations migrations(Redis redis, Keyspace keyspace, Clock clock) {
        return new KeyValueMigrations(redis, keyspace, clock);
    }

    @Bean
    BareLettuce driver(LettuceConnectionFactory connections) {
        return new BareLettuce(connections);
    }

    @Bean
    KeyValueBulkFloor bulkFloor(BareLettuce driver, Redis redis, Keyspace keyspace) {
        return new KeyValueBulkFloor(driver, redis, keyspace.within("floor"));
    }

    @Bean
    @Lazy
    KeyValueDriverFloor driverFloor(BareLettuce driver, Keyspace keyspace, Clock clock) {
        return new KeyValueDriverFloor(driver, keyspace, clock);
    }
}
