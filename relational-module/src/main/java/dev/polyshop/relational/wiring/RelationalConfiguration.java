package dev.polyshop.relational.wiring;

import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * The Spring context of one open store. It is written out, with no auto-configuration: the other stores' starters are
 * on the same class path and must find nothing to configure here. The data source, the way to say an isolation and the
 * clock come from {@link RelationalStore}.
 *
 * <p>Repositories begin no transactions of their own ({@code enableDefaultTransactions}): {@link Transactions} does,
 * and a read of one statement needs none.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan("dev.polyshop.relational")
@EnableJpaRepositories(basePackages = "dev.polyshop.relational", enableDefaultTransactions = false)
class RelationalConfiguration {

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPackagesToScan("dev.polyshop.relational");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        Properties properties = new Properties();
        // The tables are Flyway's; Hibernate neither makes nor asks the database for anything at start.
        properties.setProperty("hibernate.hbm2ddl.auto", "none");
        properties.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
        properties.setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        properties.setProperty(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
        properties.setProperty("hibernate.jdbc.batch_size", "500");
        // In the order of the ids, so that two flushes never wait for each other in a circle.
        properties.setProperty("hibernate.order_updates", "true");
        properties.setProperty("hibernate.jdbc.time_zone", "UTC");
        factory.setJpaProperties(properties);
        return factory;
    }

    @Bean
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
        return new JpaTransactionManager(entityManagerFactory);
    }

    @Bean
    Transactions transactions(
            JpaTransactionManager transactionManager, JdbcTemplate jdbcTemplate, Isolation isolation) {
        return new Transactions(transactionManager, jdbcTemplate, isolation);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    NamedParameterJdbcTemplate namedParameterJdbcTemplate(JdbcTemplate jdbcTemplate) {
        return new NamedParameterJdbcTemplate(jdbcTemplate);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcTemplate namedParameterJdbcTemplate) {
        return JdbcClient.create(namedParameterJdbcTemplate);
    }
}
