package dev.polyshop.search.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * Who the server runs as. Elasticsearch refuses to run as root; when this process is root, the server runs as the user
 * that owns nothing ({@code nobody}, {@value #NOBODY}), who then has to get through to all it needs.
 */
enum ServerUser {
    /** The user of this process. */
    SELF,
    /** User and group {@value #NOBODY}. */
    NOBODY_USER;

    private static final String NOBODY = "65534";

    /** The user for a server started by this process. */
    static ServerUser ofThisProcess() {
        return "root".equals(System.getProperty("user.name")) ? NOBODY_USER : SELF;
    }

    /** A command line that runs the command as this user. */
    List<String> command(String... command) {
        List<String> line = new ArrayList<>();
        if (this == NOBODY_USER) {
            line.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        line.addAll(List.of(command));
        return line;
    }

    /** Whether this user can enter the folder, or what will be its parents as far as they are there. */
    boolean canReach(Path folder) {
        if (this == SELF) {
            return true;
        }
        try {
            for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
                if (Files.exists(each)
                        && !Files.getPosixFilePermissions(each.toRealPath())
                                .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives a folder and all in it to this user. */
    void own(Path folder) throws IOException {
        if (this == SELF) {
            return;
        }
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(each, owner);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(each, owner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * The Java that runs the server: this process's own, or where this user cannot reach it, an installed one.
     *
     * @throws StoreUnavailableException if there is none
     */
    Path javaHome() {
        Path own = Path.of(System.getProperty("java.home"));
        if (canReach(own.resolve("bin"))) {
            return own;
        }
        try (var installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(home -> JavaRelease.of(home) >= 21 && canReach(home.resolve("bin")))
                    .findFirst()
                    .orElseThrow(() -> noJava(own));
        } catch (IOException e) {
            throw noJava(own);
        }
    }

    /** Whether a folder belongs to the user of this process, so that nobody else can have put something into it. */
    static boolean isOurs(Path folder) {
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false;
        }
    }

    private static StoreUnavailableException noJava(Path own) {
        return new StoreUnavailableException("Elasticsearch does not run as root, and the user it runs as instead ("
                + NOBODY + ") cannot enter " + own
                + ": install a JDK 21 or newer under /usr/lib/jvm, or run as an ordinary user");
    }
}
