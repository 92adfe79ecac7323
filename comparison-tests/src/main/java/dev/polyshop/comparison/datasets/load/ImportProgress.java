package dev.polyshop.comparison.datasets.load;

/** Told how far a long piece of work is. */
@FunctionalInterface
public interface ImportProgress {

    /** Tells nobody. */
    ImportProgress SILENT = (work, done, total) -> {};

    /**
     * So far.
     *
     * @param work what is being done, as in {@code relational: orders}
     * @param done how many rows are done
     * @param total how many there are; -1 while that is not known
     */
    void at(String work, long done, long total);
}
