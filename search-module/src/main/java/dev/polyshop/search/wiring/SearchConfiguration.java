package dev.polyshop.search.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.search.carts.SearchCarts;
import dev.polyshop.search.catalog.AttributeRename;
import dev.polyshop.search.catalog.CategoryTree;
import dev.polyshop.search.catalog.ProductRemoval;
import dev.polyshop.search.catalog.SearchCatalog;
import dev.polyshop.search.customers.CustomerErasure;
import dev.polyshop.search.customers.SearchCustomers;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.engine.BulkImport;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Endpoint;
import dev.polyshop.search.engine.IndexOptions;
import dev.polyshop.search.engine.Lists;
import dev.polyshop.search.engine.Namespace;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.reviews.SearchReviews;
import dev.polyshop.search.search.ProductIndex;
import dev.polyshop.search.search.SearchProductSearch;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.elasticsearch.client.elc.ElasticsearchTemplate;
import org.springframework.data.elasticsearch.config.ElasticsearchConfigurationSupport;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.convert.ElasticsearchConverter;

/**
 * The Spring context of one open store: Spring Boot's client for Elasticsearch, Spring Data's mapping and template on
 * it, and the parts of the shop that are the same in all modes. Endpoint, namespace, options and clock are put into the
 * context before it starts.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ElasticsearchRestClientAutoConfiguration.class, ElasticsearchClientAutoConfiguration.class})
class SearchConfiguration extends ElasticsearchConfigurationSupport {

    @Bean
    ElasticsearchConnectionDetails connectionDetails(Endpoint endpoint) {
        return new EndpointConnection(endpoint);
    }

    @Bean
    Rest5ClientBuilderCustomizer connections(Endpoint endpoint) {
        return new ClientConnections(endpoint);
    }

    @Bean
    JsonpMapper jsonpMapper() {
        return new Jackson3JsonpMapper();
    }

    @Bean
    ElasticsearchOperations elasticsearchOperations(ElasticsearchClient client, ElasticsearchConverter converter) {
        return new ElasticsearchTemplate(client, converter);
    }

    /** Documents are of the types that their indices are for: no {@code _class} has to tell. */
    @Override
    protected boolean writeTypeHints() {
        return false;
    }

    @Bean
    Documents documents(
            ElasticsearchClient client, ElasticsearchConverter converter, Namespace namespace, IndexOptions options) {
        return new Documents(client, converter, namespace, options);
    }

    @Bean
    Lists lists(ElasticsearchClient client, Namespace namespace) {
        return new Lists(client, namespace);
    }

    @Bean
    Scan scan(ElasticsearchClient client, Documents documents, Namespace namespace) {
        return new Scan(client, documents, namespace);
    }

    @Bean
    Aggregator aggregator(ElasticsearchClient client, Namespace namespace) {
        return new Aggregator(client, namespace);
    }

    @Bean
    UniqueKeys uniqueKeys(Documents documents) {
        return new UniqueKeys(documents);
    }

    @Bean
    BulkImport bulkImport(Documents documents, UniqueKeys keys) {
        return new BulkImport(documents, keys);
    }

    @Bean
    SearchMigrations migrations(
            ElasticsearchClient client, Documents documents, Namespace namespace, IndexOptions options, Clock clock) {
        return new SearchMigrations(client, documents, namespace, options, clock);
    }

    @Bean
    ProductRemoval productRemoval(Documents documents, UniqueKeys keys, Scan scan) {
        return new ProductRemoval(documents, keys, scan);
    }

    @Bean
    SearchCatalog catalog(
            ElasticsearchOperations operations,
            Lists lists,
            Documents documents,
            UniqueKeys keys,
            BulkImport imports,
            Aggregator aggregator,
            Scan scan,
            ProductRemoval removal) {
        return new SearchCatalog(
                operations,
                lists,
                documents,
                keys,
                imports,
                new CategoryTree(aggregator),
                new AttributeRename(documents, scan),
                removal);
    }

    @Bean
    Customers customers(
            ElasticsearchOperations operations, Documents documents, UniqueKeys keys, BulkImport imports, Scan scan) {
        return new SearchCustomers(operations, documents, keys, imports, new CustomerErasure(documents, scan));
    }

    @Bean
    Carts carts(Documents documents, Clock clock) {
        return new SearchCarts(documents, clock);
    }

    @Bean
    Reviews reviews(Lists lists, Documents documents, Aggregator aggregator) {
        return new SearchReviews(lists, documents, aggregator);
    }

    @Bean
    ProductIndex productIndex(ElasticsearchClient client, Namespace namespace) {
        return new ProductIndex(client, namespace);
    }

    @Bean
    ProductSearch productSearch(ProductIndex index, Aggregator aggregator) {
        return new SearchProductSearch(index, aggregator);
    }
}
