package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as in URIs (RFC 3986, section 2.1), where a plus sign is a plus sign. */
final class PercentCode {

    private PercentCode() {}

    /** @throws StoreUnavailableException if a percent sign is not followed by two hexadecimal digits */
    static String decode(String part, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailableException("the " + part
                    + " of the PostgreSQL URL holds a percent sign that is not followed by two hexadecimal digits:"
                    + " write a percent sign itself as %25");
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
