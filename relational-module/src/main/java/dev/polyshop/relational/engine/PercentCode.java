package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding as in URIs (RFC 3986, section 2.1), where a plus sign is a plus sign. */
final class PercentCode {

    private static final String REPLACEMENT = "\uFFFD";

    private PercentCode() {}

    /**
     * @throws StoreUnavailableException if a percent sign is not followed by two hexadecimal digits, or what they spell
     *     is no text; the message never repeats it
     */
    static String decode(String part, String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailableException("the " + part
                    + " of the PostgreSQL URL holds a percent sign that is not followed by two hexadecimal digits:"
                    + " write a percent sign itself as %25");
        }
        boolean replaced = decoded.contains(REPLACEMENT)
                && !text.contains(REPLACEMENT)
                && !text.toUpperCase(Locale.ROOT).contains(encode(REPLACEMENT));
        if (replaced || decoded.indexOf('\0') >= 0) {
            throw new StoreUnavailableException("the " + part
                    + " of the PostgreSQL URL is percent-encoded text, but not in UTF-8 or with a NUL in it");
        }
        return decoded;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
