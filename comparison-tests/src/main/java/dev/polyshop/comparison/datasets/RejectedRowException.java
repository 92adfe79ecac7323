package dev.polyshop.comparison.datasets;

/** A strict reading has met its first bad row. The message says where and why. */
public final class RejectedRowException extends DatasetException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** @param rejection the row */
    public RejectedRowException(Rejection rejection) {
        super(rejection.toString());
        this.rejection = rejection;
    }

    /** The row. */
    public Rejection rejection() {
        return rejection;
    }
}
