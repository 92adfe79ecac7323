package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Stored.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unique keys, claimed before the record that has them is written. A client that dies between the two leaves a key
 * without its record, or a record that gave up a key without giving it back; such a key is up for claim again after a
 * while.
 */
public final class UniqueKeys {

    /** Longer than any client takes from claiming a key to writing its record. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private final Documents documents;

    /** Keys among these documents. */
    public UniqueKeys(Documents documents) {
        this.documents = documents;
    }

    /**
     * A key that is ours now, to be given back if the record does not come to be.
     *
     * @param key the key
     * @param revision the claim's state
     */
    public record Claim(Ref<KeyDocument> key, Revision revision) {}

    /**
     * A key and who wants it.
     *
     * @param key the key
     * @param owner the record about to be written
     */
    public record Wish(Ref<KeyDocument> key, Ref<? extends Keyed> owner) {

        private KeyDocument document() {
            return new KeyDocument(key.id(), owner.id(), Instant.now().toEpochMilli());
        }
    }

    /** Claims a key for a record that is about to be written; empty if another record has it. */
    public Optional<Claim> claim(Ref<KeyDocument> key, Ref<? extends Keyed> owner) {
        return claimAll(List.of(new Wish(key, owner))).getFirst();
    }

    /** Claims many keys in one round trip, or a few; the answers stand in the order of the wishes. */
    public List<Optional<Claim>> claimAll(List<Wish> wishes) {
        List<Written<?>> written = documents.writeAll(wishes.stream()
                .map(wish -> new Write.Create<>(wish.key(), wish.document()))
                .toList());
        List<Wish> refused = new ArrayList<>();
        List<Optional<Claim>> claims = new ArrayList<>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            boolean granted = written.get(i).done();
            claims.add(
                    granted
                            ? Optional.of(new Claim(
                                    wishes.get(i).key(), written.get(i).revision()))
                            : Optional.empty());
            if (!granted) {
                refused.add(wishes.get(i));
            }
        }
        if (!refused.isEmpty()) {
            Map<Wish, Claim> taken = takeLeftBehind(refused);
            for (int i = 0; i < wishes.size(); i++) {
                Optional<Claim> late = Optional.ofNullable(taken.get(wishes.get(i)));
                if (late.isPresent() && claims.get(i).isEmpty()) {
                    claims.set(i, late);
                }
            }
        }
        return claims;
    }

    /** Gives claims back, but for those that somebody else has by now. */
    public void release(Claim... claims) {
        var unused = documents.writeAll(Arrays.stream(claims)
                .map(claim -> new Write.Remove<>(claim.key(), claim.revision(), Optional.empty()))
                .toList());
    }

    /** The id of the record that has the key. */
    public Optional<String> owner(Ref<KeyDocument> key) {
        return documents.get(key).map(stored -> stored.content().owner());
    }

    /** Takes over those keys whose records never came to be. */
    private Map<Wish, Claim> takeLeftBehind(List<Wish> refused) {
        Snapshot held = documents.getAll(refused.stream().map(Wish::key).toList());
        Instant limit = Instant.now().minus(LEFT_BEHIND);
        Map<Wish, Stored<KeyDocument>> old = new LinkedHashMap<>();
        for (Wish wish : refused) {
            held.get(wish.key())
                    .filter(key -> Instant.ofEpochMilli(key.content().since()).isBefore(limit))
                    .ifPresent(key -> old.put(wish, key));
        }
        Snapshot owners = documents.getAll(old.entrySet().stream()
                .map(entry -> ownerOf(entry.getKey(), entry.getValue()))
                .toList());
        Map<Wish, Claim> taken = new HashMap<>();
        old.forEach((wish, key) -> {
            if (!owners.get(ownerOf(wish, key))
                    .map(owner -> has(owner, wish.key()))
                    .orElse(false)) {
                Written<KeyDocument> written = documents.write(key.replacedBy(wish.document()));
                if (written.done()) {
                    taken.put(wish, new Claim(wish.key(), written.revision()));
                }
            }
        });
        return taken;
    }

    private static Ref<? extends Keyed> ownerOf(Wish wish, Stored<KeyDocument> key) {
        return wish.owner().kind().ref(key.content().owner());
    }

    private static boolean has(Stored<? extends Keyed> owner, Ref<KeyDocument> key) {
        return owner.content().uniqueKey().equals(key);
    }
}
