package dev.polyshop.document.wiring;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.customers.DocumentCustomers;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.MongoAddress;
import dev.polyshop.document.orders.OrderDocument;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/**
 * The Spring context of one open store: its own connections, template and repositories. Written out rather than
 * auto-configured: other stores' starters share the class path, and nothing of theirs is wanted here.
 */
@Configuration(proxyBeanMethods = false)
@EnableMongoRepositories(basePackageClasses = DocumentCustomers.class, considerNestedRepositories = false)
@Import({DocumentCustomers.class, DocumentPorts.class})
class DocumentConfiguration {

    @Bean
    WriteSafety writeSafety(StoreSettings settings) {
        return WriteSafety.of(settings.options());
    }

    @Bean
    MongoClient mongoClient(MongoAddress address, StoreSettings settings, WriteSafety safety) {
        MongoClientSettings.Builder client = address.clientSettings(settings.through());
        safety.applyTo(client);
        return MongoClients.create(client.build());
    }

    @Bean
    MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, StoreSettings settings) {
        return new SimpleMongoClientDatabaseFactory(client, settings.namespace());
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(List.of(new ProductDocument.Reader(), new OrderDocument.Reader()));
    }

    /** Indexes are the schema changes' business, so the mapping creates none. */
    @Bean
    MongoMappingContext mongoMappingContext(MongoCustomConversions conversions) {
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        return context;
    }

    /** Without the field {@code _class}: a collection here holds one kind of document. */
    @Bean
    MappingMongoConverter mappingMongoConverter(
            MongoDatabaseFactory databases, MongoMappingContext context, MongoCustomConversions conversions) {
        MappingMongoConverter converter = new MappingMongoConverter(new DefaultDbRefResolver(databases), context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    @Bean
    MongoTemplate mongoTemplate(MongoDatabaseFactory databases, MappingMongoConverter converter) {
        return new MongoTemplate(databases, converter);
    }

    @Bean
    DocumentFailures documentFailures(MongoAddress address, StoreSettings settings) {
        return new DocumentFailures(settings.through().map(Object::toString).orElseGet(() -> address.hosts()));
    }
}
