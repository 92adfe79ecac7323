package dev.polyshop.relational.engine;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where this process is root, its programs run without root's rights instead: in a
 * user namespace of their own ({@code unshare -U}), where files stay where they are, or else, as in most containers,
 * under the user id of nobody ({@code setpriv}), to whom the files are given.
 */
enum Unprivileged {
    /** This process is not root. */
    AS_IS(List.of()),
    /** In a user namespace. */
    USER_NAMESPACE(List.of("unshare", "-U")),
    /** As nobody. */
    AS_NOBODY(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));

    private static final int NOBODY = 65_534;

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The way that this process needs.
     *
     * @param own a file or folder that this process made
     */
    static Unprivileged forOwnerOf(Path own) throws IOException {
        if (!own.getFileSystem().supportedFileAttributeViews().contains("unix")
                || !Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"))) {
            return AS_IS;
        }
        return LinuxUtils.isUnshareAvailable() ? USER_NAMESPACE : AS_NOBODY;
    }

    /** Whether the programs cannot be expected to reach files in this user's home. */
    boolean isAnotherUser() {
        return this == AS_NOBODY;
    }

    /** The command, run this way. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives a file or folder to the user that the programs run as. */
    void own(Path path) throws IOException {
        if (isAnotherUser()) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }
}
