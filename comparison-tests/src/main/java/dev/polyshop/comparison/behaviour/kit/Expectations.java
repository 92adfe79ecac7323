package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import java.util.LinkedHashSet;
import java.util.Set;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a store declares, held against what it does. One for each rule and store. */
public final class Expectations {

    private final Store store;
    private final Set<String> differences = new LinkedHashSet<>();
    private boolean asked;

    Expectations(Store store) {
        this.store = store;
    }

    /**
     * Asserts one thing where the store has the capability, and the documented difference where it declares one.
     *
     * @param asContract asserts what the contract says
     * @param asDeclared asserts what happens instead
     * @throws TestAbortedException if the engine at hand is a stand-in that lacks it
     */
    public void where(Capability capability, Runnable asContract, Runnable asDeclared) {
        asked = true;
        switch (store.support(capability)) {
            case Support.Full() -> asContract.run();
            case Support.Differs(String reason) -> {
                asDeclared.run();
                differences.add(reason);
            }
            case Support.NotOnThisEngine(String reason) -> throw new TestAbortedException(reason);
        }
    }

    /** As the longer form; the difference is that the contract's assertion does not hold. */
    public void where(Capability capability, Runnable asContract) {
        where(capability, asContract, () -> requireDifference(capability, asContract));
    }

    /** Whether the store has the capability as the contract says. */
    public boolean has(Capability capability) {
        return store.support(capability) instanceof Support.Full;
    }

    /** The reasons of the differences that were declared, and seen. */
    Set<String> differences() {
        return Set.copyOf(differences);
    }

    /** Runs a rule's method: as it is, or as the difference that the store declares. */
    void run(RuleInfo rule, RuleBody body) throws Throwable {
        Set<String> declared = new LinkedHashSet<>();
        for (Capability need : rule.needs()) {
            switch (store.support(need)) {
                case Support.NotOnThisEngine(String reason) -> throw new TestAbortedException(reason);
                case Support.Differs(String reason) -> declared.add(reason);
                case Support.Full() -> {}
            }
        }
        try {
            body.run();
        } catch (AssertionError e) {
            if (declared.isEmpty() || asked) {
                throw e;
            }
            differences.addAll(declared);
            return;
        }
        if (declared.isEmpty() || asked) {
            return;
        }
        if (rule.byChance()) {
            throw new TestAbortedException(
                    "the declared difference was not caught in the act this time: " + String.join("; ", declared));
        }
        throw new AssertionFailedError("the store declares a difference that it does not have: it does what the"
                + " rule says, though it declares: " + String.join("; ", declared));
    }

    private static void requireDifference(Capability capability, Runnable asContract) {
        try {
            asContract.run();
        } catch (AssertionError e) {
            return;
        }
        throw new AssertionFailedError("the store declares a difference in " + capability
                + " that it does not have: it does as the contract says");
    }

    /** A rule's method. */
    interface RuleBody {

        void run() throws Throwable;
    }
}
