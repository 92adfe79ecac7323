package dev.polyshop.comparison.consistency.history;

import java.util.Optional;

/**
 * Something of which only so many can be had at the same time: one email address, a coupon's uses.
 *
 * @param limit how many there are
 * @param acknowledged how many clients were told that they have one
 * @param recorded how many the store says are gone
 */
public record LimitedUse(long limit, long acknowledged, long recorded) {

    /** What is wrong, if anything: too many, or a record that is not what clients were told. */
    public Optional<String> violation() {
        if (acknowledged > limit) {
            return Optional.of(acknowledged + " were acknowledged where there are only " + limit);
        }
        if (recorded > limit) {
            return Optional.of("the store records " + recorded + " where there are only " + limit);
        }
        return recorded == acknowledged
                ? Optional.empty()
                : Optional.of(acknowledged + " were acknowledged, but the store records " + recorded);
    }
}
