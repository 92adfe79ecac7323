package dev.polyshop.comparison.behaviour;

import dev.polyshop.contract.ShopException;
import org.opentest4j.TestAbortedException;

/** Says in one line what went wrong. */
final class FailureSentence {

    private static final int LONGEST = 600;

    private FailureSentence() {}

    /** An assertion's or a shop failure's own words; for anything else also its type, which nobody should have seen. */
    static String of(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String line = message.strip().replaceAll("\\s+", " ");
        boolean spoken = failure instanceof AssertionError || failure instanceof TestAbortedException;
        String sentence = spoken && !line.isEmpty() ? line : name(failure) + (line.isEmpty() ? "" : ": " + line);
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + " …";
    }

    private static String name(Throwable failure) {
        return failure instanceof ShopException
                ? failure.getClass().getSimpleName()
                : failure.getClass().getName();
    }
}
