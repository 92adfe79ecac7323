package dev.polyshop.comparison.run;

/** A part of a run that finds something out about the running stores: the import, the rules, a lab. */
@FunctionalInterface
public interface Phase {

    /** Does its work, and adds what it finds to {@link RunContext#findings()}. */
    void run(RunContext context);
}
