package dev.polyshop.search.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.catalog.ProductRemoval;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import dev.polyshop.search.inventory.StockDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the writes of a unit: looks whether all that was read is unchanged, then writes each document on the condition
 * that it is. There is no moment at which all of it happens. Where a write loses all the same, those already made are
 * taken back; until then others may see them.
 */
final class UnitCommit {

    private final Documents documents;
    private final UniqueKeys keys;
    private final ProductRemoval removal;

    UnitCommit(Documents documents, UniqueKeys keys, ProductRemoval removal) {
        this.documents = documents;
        this.keys = keys;
        this.removal = removal;
    }

    void commit(List<Tracked<ProductDocument>> products, List<Tracked<StockDocument>> stocks) {
        List<Tracked<?>> all = new ArrayList<>(products);
        all.addAll(stocks);
        List<Tracked<?>> changed = all.stream().filter(Tracked::isChanged).toList();
        requireCurrent(all);
        if (changed.isEmpty()) {
            return;
        }
        List<UniqueKeys.Claim> claims = claim(products);
        List<Written<?>> written =
                documents.showAll(changed.stream().map(Tracked::write).toList());
        if (!written.stream().allMatch(Written::done)) {
            takeBack(changed, written);
            keys.release(claims.toArray(UniqueKeys.Claim[]::new));
            throw new ConflictException("the unit lost against another one: "
                    + describe(written.stream()
                            .filter(each -> !each.done())
                            .findFirst()
                            .orElseThrow()));
        }
        removed(products).forEach(removal::removeRest);
    }

    private void requireCurrent(List<Tracked<?>> all) {
        Snapshot now = documents.getAll(all.stream().map(Tracked::ref).toList());
        for (Tracked<?> each : all) {
            if (!isCurrent(each, now)) {
                throw new ConflictException(each.ref().kind().name() + " "
                        + each.ref().id() + " was changed by another unit; nothing was written");
            }
        }
    }

    private static <T> boolean isCurrent(Tracked<T> tracked, Snapshot now) {
        return tracked.isCurrent(now.get(tracked.ref()));
    }

    private List<UniqueKeys.Claim> claim(List<Tracked<ProductDocument>> products) {
        List<UniqueKeys.Claim> claims = new ArrayList<>();
        for (Tracked<ProductDocument> each : products) {
            if (each.read().isEmpty() && each.wanted().isPresent()) {
                Optional<UniqueKeys.Claim> claim =
                        keys.claim(each.wanted().get().uniqueKey(), each.ref());
                if (claim.isEmpty()) {
                    keys.release(claims.toArray(UniqueKeys.Claim[]::new));
                    throw new ConflictException("a product with SKU "
                            + each.wanted().get().sku() + " is there already; nothing was written");
                }
                claims.add(claim.get());
            }
        }
        return claims;
    }

    private void takeBack(List<Tracked<?>> changed, List<Written<?>> written) {
        List<Write<?>> back = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            if (written.get(i).done()) {
                back.add(reverse(changed.get(i), written.get(i)));
            }
        }
        documents.showAll(back);
    }

    /** Only if nobody has written since: what others made of it is theirs. */
    private static <T> Write<T> reverse(Tracked<T> tracked, Written<?> written) {
        boolean isGone = tracked.wanted().isEmpty();
        return tracked.read()
                .<Write<T>>map(read -> isGone
                        ? new Write.Create<>(tracked.ref(), read.content())
                        : new Write.Replace<>(tracked.ref(), read.content(), written.revision()))
                .orElseGet(() -> new Write.Remove<>(tracked.ref(), written.revision()));
    }

    private static Stream<Stored<ProductDocument>> removed(List<Tracked<ProductDocument>> products) {
        return products.stream().filter(each -> each.wanted().isEmpty()).flatMap(each -> each.read().stream());
    }

    private static String describe(Written<?> lost) {
        return lost.write().ref().kind().name() + " " + lost.write().ref().id() + " was changed meanwhile";
    }
}
