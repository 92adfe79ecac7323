package dev.polyshop.comparison.run;

/** Told how a run gets on. May be called from several threads. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void say(String message) {}

        @Override
        public Task begin(String title, String unit, long total) {
            return done -> {};
        }
    };

    /** Something worth a line. */
    void say(String message);

    /**
     * A piece of work begins.
     *
     * @param title what it is, in a few words
     * @param unit what is counted, as in {@code rows}
     * @param total how many there will be; −1 if that is not known
     */
    Task begin(String title, String unit, long total);

    /** A piece of work under way; closed when it is done. */
    @FunctionalInterface
    interface Task extends AutoCloseable {

        /** So many are done. */
        void at(long done);

        @Override
        default void close() {}
    }
}
