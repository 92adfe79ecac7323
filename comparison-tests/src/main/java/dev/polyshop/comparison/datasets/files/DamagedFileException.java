package dev.polyshop.comparison.datasets.files;

import java.io.IOException;

/** The file ends in the middle, or what follows makes no sense. What was read before is sound. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }

    DamagedFileException(String message) {
        super(message);
    }
}
