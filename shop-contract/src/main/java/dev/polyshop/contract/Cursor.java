package dev.polyshop.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list: opaque to callers, made and read by the store. It stays valid after the item it points behind is
 * gone.
 *
 * @param token URL-safe text
 */
public record Cursor(String token) {

    private static final String SEPARATOR = "\n";

    /** Packs the key parts of the last item of a page; no part may hold a line break. */
    public static Cursor of(Object... parts) {
        String joined =
                String.join(SEPARATOR, Arrays.stream(parts).map(String::valueOf).toList());
        return new Cursor(
                Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The key parts again.
     *
     * @param count how many parts there have to be
     * @throws InvalidDataException if this cursor was not made by this list
     */
    public List<String> parts(int count) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(joined.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException("not a cursor of this list: " + token, e);
        }
        throw new InvalidDataException("not a cursor of this list: " + token);
    }
}
