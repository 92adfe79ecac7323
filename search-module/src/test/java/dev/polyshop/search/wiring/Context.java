package dev.polyshop.search.wiring;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.search.engine.Endpoint;
import dev.polyshop.search.engine.IndexOptions;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Opens a store's inside for tests that play a client that dies in the middle. */
public final class Context {

    private Context() {}

    public static AnnotationConfigApplicationContext open(HostAndPort address, StoreSettings settings) {
        AnnotationConfigApplicationContext context =
                SearchStore.context(Endpoint.local(address.port()), settings, IndexOptions.of(Map.of(), Map.of()));
        context.getBean(SearchMigrations.class).migrate();
        return context;
    }
}
