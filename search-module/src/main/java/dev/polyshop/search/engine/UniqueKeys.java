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
import java.util.Objects;
import java.util.Optional;

/**
 * Unique keys, claimed before the record that has them is written. A client that dies between the two leaves a key
 * without its record, or a record that gave up a key without giving it back; such a key is up for claim again after a
 * while. Clients need not agree on how long that is: whoever takes over a key looks for the record again afterwards,
 * and whoever adds a record looks for the key again. Of two who are wrong about each other one at least sees the other,
 * and backs out. (An import does not look again: it writes its records right after their keys.)
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

    /** Whether a key is still that of the record, to be asked once the record is written. */
    public boolean isKept(Ref<KeyDocument> key, Ref<? extends Keyed> record) {
        return owner(key).filter(record.id()::equals).isPresent();
    }

    /** Gives claims back, but for those that somebody else has by now. */
    public void release(Claim... claims) {
        var unused = documents.writeAll(Arrays.stream(claims)
                .map(claim -> new Write.Remove<>(claim.key(), claim.revision(), Optional.empty()))
                .toList());
    }

    /**
     * The key of a record as it is before the record gives it up, to be {@linkplain #release released} afterwards: by
     * then the same record may have claimed it anew.
     */
    public Optional<Claim> held(Stored<? extends Keyed> record) {
        return documents
                .get(record.content().uniqueKey())
                .filter(key -> key.content().owner().equals(record.ref().id()))
                .map(key -> new Claim(key.ref(), key.revision()));
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
        Map<Wish, Claim> taken = new HashMap<>();
        Snapshot before = owners(old);
        old.forEach((wish, key) -> {
            if (!isInUse(wish, key, before)) {
                Written<KeyDocument> written = documents.write(key.replacedBy(wish.document()));
                if (written.done()) {
                    taken.put(wish, new Claim(wish.key(), written.revision()));
                }
            }
        });
        old.keySet().retainAll(taken.keySet());
        Snapshot after = owners(old);
        old.forEach((wish, key) -> {
            if (isInUse(wish, key, after)) {
                Claim mistaken = Objects.requireNonNull(taken.remove(wish));
                documents.write(new Write.Replace<>(key.ref(), key.content(), mistaken.revision(), Optional.empty()));
            }
        });
        return taken;
    }

    private Snapshot owners(Map<Wish, Stored<KeyDocument>> held) {
        return documents.getAll(held.entrySet().stream()
                .map(entry -> ownerOf(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static boolean isInUse(Wish wish, Stored<KeyDocument> key, Snapshot owners) {
        return owners.get(ownerOf(wish, key))
                .map(owner -> has(owner, wish.key()))
                .orElse(false);
    }

    private static Ref<? extends Keyed> ownerOf(Wish wish, Stored<KeyDocument> key) {
        return wish.owner().kind().ref(key.content().owner());
    }

    private static boolean has(Stored<? extends Keyed> owner, Ref<KeyDocument> key) {
        return owner.content().uniqueKey().equals(key);
    }
}
