package dev.polyshop.comparison.consistency.faults;

/** What the proxy does to a connection at the chosen moment. */
public enum Harm {
    /** The request is not passed on, and the connection is reset: nothing happened. */
    CUT_BEFORE_REQUEST("cut before the request was passed on"),
    /** The request is passed on, its answer is swallowed, and the connection is reset: what happened is not known. */
    CUT_BEFORE_ANSWER("cut after the request left and before its answer came"),
    /** As before, but the connection is closed in one direction only (FIN): the client can still send into the void. */
    HALF_CLOSE_BEFORE_ANSWER("half-closed after the request left and before its answer came"),
    /** The answer is held back for a while, and then passed on. */
    DELAY_ANSWER("answer held back"),
    /** As cut before the answer, and then no connection gets through any more: for the server, the client is dead. */
    SEVER("client dead after the request left");

    private final String words;

    Harm(String words) {
        this.words = words;
    }

    /** For stories. */
    public String words() {
        return words;
    }
}
