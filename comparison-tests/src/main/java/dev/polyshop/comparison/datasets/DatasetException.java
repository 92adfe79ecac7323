package dev.polyshop.comparison.datasets;

/** A data set cannot be read as asked. The message is one sentence that says what to do. */
public class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the file or the text, and what is wrong with it */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * @param message one sentence that names the file or the text, and what is wrong with it
     * @param cause the failure beneath
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
