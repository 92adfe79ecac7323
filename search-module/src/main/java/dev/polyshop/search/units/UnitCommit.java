package dev.polyshop.search.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.catalog.ProductRemoval;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Claimable;
import dev.polyshop.search.engine.Claims;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import dev.polyshop.search.inventory.StockDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the writes of a unit, all or none. A unit that only read looks whether all it read is still unchanged. A unit
 * of one document is one conditional write. Any other claims all documents that it has read or written, and the absence
 * of those that were not there; once it has them all, nothing of what it saw can change any more, and it is decided and
 * carried out by {@link Claims}.
 */
final class UnitCommit {

    private final Documents documents;
    private final Claims claims;
    private final UniqueKeys keys;
    private final ProductRemoval removal;

    UnitCommit(Documents documents, UniqueKeys keys, ProductRemoval removal) {
        this.documents = documents;
        this.claims = documents.claims();
        this.keys = keys;
        this.removal = removal;
    }

    void commit(List<Tracked<ProductDocument>> products, List<Tracked<StockDocument>> stocks) {
        List<Tracked<? extends Claimable<?>>> all = new ArrayList<>(products);
        all.addAll(stocks);
        if (all.stream().noneMatch(Tracked::isChanged)) {
            requireCurrent(all);
        } else if (all.size() == 1 && all.getFirst().read().isPresent()) {
            commitOne(all.getFirst());
        } else {
            commitWhole(products, stocks);
        }
        Failures.afterWriting(() -> products.stream()
                .filter(each -> each.wanted().isEmpty())
                .flatMap(each -> each.read().stream())
                .forEach(removal::removeRest));
    }

    private void requireCurrent(List<Tracked<? extends Claimable<?>>> all) {
        Snapshot now = documents.getAll(all.stream().map(Tracked::ref).toList());
        for (Tracked<?> each : all) {
            if (!isCurrent(each, now)) {
                throw conflict(each);
            }
        }
    }

    private void commitOne(Tracked<?> only) {
        Written<?> written = documents.show(only.write());
        if (!written.done()) {
            throw conflict(only);
        }
    }

    private void commitWhole(List<Tracked<ProductDocument>> products, List<Tracked<StockDocument>> stocks) {
        List<Stored<? extends Claimable<?>>> there = new ArrayList<>();
        products.forEach(each -> each.read().ifPresent(there::add));
        stocks.forEach(each -> each.read().ifPresent(there::add));
        List<Tracked<ProductDocument>> absent =
                products.stream().filter(each -> each.read().isEmpty()).toList();
        try (Attempts.Attempt attempt = Attempts.begin()) {
            List<Write.Create<KeyDocument>> absences = absent.stream()
                    .map(each -> Claims.absence(each.ref(), attempt))
                    .toList();
            List<UniqueKeys.Claim> skus = claimSkus(products);
            if (!claims.claim(attempt, there, placeholders(attempt, absences, stocks))) {
                keys.release(skus.toArray(UniqueKeys.Claim[]::new));
                throw new ConflictException(
                        "something that the unit has read was changed by another one; nothing was written");
            }
            List<Claims.Wanted<?>> whole = wanted(products, stocks, absences);
            if (!areCurrent(absent) || !claims.commit(attempt, whole)) {
                claims.release(attempt, whole);
                keys.release(skus.toArray(UniqueKeys.Claim[]::new));
                throw new ConflictException("the unit was overtaken by another one; nothing was written");
            }
        }
    }

    /**
     * What claims the absence of a document. A stock without pieces can be there as well as not, and so it is created
     * to be claimed; a product cannot.
     */
    private static List<Write.Create<?>> placeholders(
            Attempts.Attempt attempt, List<Write.Create<KeyDocument>> absences, List<Tracked<StockDocument>> stocks) {
        List<Write.Create<?>> creations = new ArrayList<>(absences);
        for (Tracked<StockDocument> each : stocks) {
            if (each.read().isEmpty()) {
                StockDocument none =
                        StockDocument.empty(ProductId.parse(each.ref().id()));
                creations.add(new Write.Create<>(each.ref(), none.withClaim(attempt.id())));
            }
        }
        return creations;
    }

    private static List<Claims.Wanted<?>> wanted(
            List<Tracked<ProductDocument>> products,
            List<Tracked<StockDocument>> stocks,
            List<Write.Create<KeyDocument>> absences) {
        List<Claims.Wanted<?>> wanted = new ArrayList<>();
        for (Tracked<ProductDocument> each : products) {
            if (each.read().isPresent() || each.wanted().isPresent()) {
                wanted.add(new Claims.Wanted<>(each.ref(), each.read().isEmpty(), each.wanted()));
            }
        }
        stocks.forEach(each -> wanted.add(new Claims.Wanted<>(each.ref(), false, each.wanted())));
        absences.forEach(each -> wanted.add(new Claims.Wanted<>(each.ref(), false, Optional.empty())));
        return wanted;
    }

    private boolean areCurrent(List<Tracked<ProductDocument>> tracked) {
        Snapshot now = documents.getAll(tracked.stream().map(Tracked::ref).toList());
        return tracked.stream().allMatch(each -> isCurrent(each, now));
    }

    private static <T> boolean isCurrent(Tracked<T> tracked, Snapshot now) {
        return tracked.isCurrent(now.get(tracked.ref()));
    }

    private List<UniqueKeys.Claim> claimSkus(List<Tracked<ProductDocument>> products) {
        List<UniqueKeys.Claim> claimed = new ArrayList<>();
        for (Tracked<ProductDocument> each : products) {
            if (each.read().isEmpty() && each.wanted().isPresent()) {
                ProductDocument added = each.wanted().get();
                Optional<UniqueKeys.Claim> claim = keys.claim(added.uniqueKey(), each.ref());
                if (claim.isEmpty()) {
                    keys.release(claimed.toArray(UniqueKeys.Claim[]::new));
                    throw new ConflictException(
                            "a product with SKU " + added.sku() + " is there already; nothing was written");
                }
                claimed.add(claim.get());
            }
        }
        return claimed;
    }

    private static ConflictException conflict(Tracked<?> lost) {
        return new ConflictException(
                lost.ref().kind().name() + " " + lost.ref().id() + " was changed by another unit; nothing was written");
    }
}
