package dev.polyshop.search.units;

import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.search.catalog.ProductRemoval;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.UniqueKeys;
import java.util.function.Supplier;

/** Begins units in the way of a mode. */
public final class SearchUnits implements UnitsOfWork {

    private final Supplier<UnitOfWork> begin;

    private SearchUnits(Supplier<UnitOfWork> begin) {
        this.begin = begin;
    }

    /** Each step by itself. */
    public static SearchUnits naive(Documents documents, Scan scan, Catalog catalog, Inventory inventory) {
        BrandLookup brands = new BrandLookup(documents, scan);
        return new SearchUnits(() -> new SearchUnitNaive(documents, brands, catalog, inventory));
    }

    /** Writes on the condition that what was read is unchanged. */
    public static SearchUnits conditional(Documents documents, Scan scan, UniqueKeys keys, ProductRemoval removal) {
        BrandLookup brands = new BrandLookup(documents, scan);
        UnitCommit commit = new UnitCommit(documents, keys, removal);
        return new SearchUnits(() -> new SearchUnitConditional(documents, brands, commit));
    }

    @Override
    public UnitOfWork begin() {
        return begin.get();
    }
}
