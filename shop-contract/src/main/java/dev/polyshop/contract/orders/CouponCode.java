package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;
import java.util.regex.Pattern;

/**
 * The code printed on a coupon, compared letter by letter.
 *
 * @param value 1 to 40 letters, digits and hyphens
 */
public record CouponCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,40}");

    /** @throws InvalidDataException if the value is out of bounds */
    public CouponCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidDataException("not a coupon code: " + value);
        }
    }

    /** The value. */
    @Override
    public String toString() {
        return value;
    }
}
