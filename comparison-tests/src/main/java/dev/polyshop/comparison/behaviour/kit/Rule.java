package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** One rule that every store of the shop keeps, or declares not to. */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {

    /** Stable: the area's letters, a hyphen and a number, as in {@code CAT-03}. */
    String id();

    /** The rule in one sentence that a student understands. */
    String title();

    /** What is to be learnt from it: why stores differ here, or what keeps them from it. */
    String teaches();

    /**
     * The capabilities that the rule is about. Where the engine at hand lacks one, the rule is not run. Where the store
     * declares one as different, the rule asserts the difference: by {@link Expectations#where} if the method calls it,
     * else by finding that the method's assertions do not hold.
     */
    Capability[] needs() default {};

    /**
     * Whether a declared difference shows only when the timing is right. Then one that did not show is no proof against
     * its declaration, nor does it pass: the rule counts as not run, with what was looked for.
     */
    boolean byChance() default false;
}
