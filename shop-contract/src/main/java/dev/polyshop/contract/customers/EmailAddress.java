package dev.polyshop.contract.customers;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An email address, kept as written and compared without regard to case.
 *
 * @param text one {@code @} between a local part of 1 to 64 characters and a domain with a dot in it, no white space,
 *     254 characters at most (RFC 5321, section 4.5.3.1)
 */
public record EmailAddress(String text) {

    private static final Pattern FORM = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    /** @throws InvalidDataException if the text is not an email address of this form */
    public EmailAddress {
        TextBounds.line("email address", text, 3, 254);
        if (!FORM.matcher(text).matches()) {
            throw new InvalidDataException("not an email address: " + text);
        }
    }

    /** The form that uniqueness goes by: lower case by the root locale. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether both have the same {@link #key()}. */
    public boolean sameAs(EmailAddress other) {
        return key().equals(other.key());
    }

    /** The address as written. */
    @Override
    public String toString() {
        return text;
    }
}
