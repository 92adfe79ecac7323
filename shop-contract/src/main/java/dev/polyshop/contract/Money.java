package dev.polyshop.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact decimal amount in a currency.
 *
 * <p>The scale of the amount is always the number of minor-unit digits of the currency (ISO 4217: 2 for EUR, 0 for JPY,
 * 3 for KWD), so that {@code equals} compares values. Bounds: at most {@value #MAX_MINOR_UNITS} minor units either way,
 * which every store keeps exactly, even where it calculates in IEEE 754 doubles.
 *
 * @param amount the amount in major units, negative for a credit
 * @param currency the currency; one that has minor units (not XXX or a metal)
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** 2<sup>53</sup> − 1: the largest integer below which doubles count without gaps. */
    public static final long MAX_MINOR_UNITS = 9_007_199_254_740_991L;

    /** Beyond it, only writing the number out would take gigabytes: {@code 1e1000000000} is a short text. */
    private static final int MAX_SCALE = 100;

    /**
     * @throws InvalidDataException if the amount has more decimal places than the currency has, or is out of bounds, or
     *     the currency has no minor unit
     */
    public Money {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new InvalidDataException("currency " + currency + " has no minor unit to count in");
        }
        if (amount.scale() < -MAX_SCALE || amount.scale() > MAX_SCALE) {
            throw new InvalidDataException("an amount of " + amount + " " + currency + " is out of range");
        }
        try {
            amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new InvalidDataException(
                    amount.toPlainString() + " " + currency + " has more than " + digits + " decimal places", e);
        }
        if (amount.unscaledValue().bitLength() > 62
                || Math.abs(amount.unscaledValue().longValue()) > MAX_MINOR_UNITS) {
            throw new InvalidDataException(amount.toPlainString() + " " + currency + " is beyond "
                    + String.format(Locale.ROOT, "%,d", MAX_MINOR_UNITS) + " minor units");
        }
    }

    /**
     * Reads a decimal such as {@code "12.50"}.
     *
     * @throws InvalidDataException if the text is not a decimal, or the value is not valid as {@link Money}
     */
    public static Money of(String amount, String currencyCode) {
        try {
            return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a decimal amount: " + amount, e);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException("not an ISO 4217 currency: " + currencyCode, e);
        }
    }

    /** The amount that the given number of minor units (cents, yen, fils) makes. */
    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(BigDecimal.valueOf(minorUnits, Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    /** Nothing, in this currency. */
    public static Money zero(Currency currency) {
        return ofMinor(0, currency);
    }

    /** The amount in minor units, exactly. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    /** @throws InvalidDataException if the currencies differ */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws InvalidDataException if the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** This amount, so many times. */
    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /** So many percent of this amount, rounded half up to the minor unit. */
    public Money percent(int percent) {
        BigDecimal share = amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        return new Money(share.setScale(amount.scale(), RoundingMode.HALF_UP), currency);
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** @throws InvalidDataException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** The amount and the ISO 4217 code, as in {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new InvalidDataException(
                    "amounts in " + currency + " and " + other.currency + " do not add or compare");
        }
        return other;
    }
}
