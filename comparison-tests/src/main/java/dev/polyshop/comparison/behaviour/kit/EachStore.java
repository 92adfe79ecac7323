package dev.polyshop.comparison.behaviour.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of rules. Its constructor takes a {@link ShopUnderTest}; the suite makes a new instance for each rule and
 * store.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RuleExtension.class)
public @interface EachStore {}
