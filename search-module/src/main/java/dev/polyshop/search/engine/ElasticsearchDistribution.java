package dev.polyshop.search.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The Elasticsearch distribution for embedded servers: the zip that Elastic publishes on Maven Central for integration
 * tests, real servers with the fewest modules.
 *
 * @param zip the archive
 * @param version its version
 */
record ElasticsearchDistribution(Path zip, String version) {

    /** The system property that names the zip. */
    static final String PROPERTY = "polyshop.elasticsearch.distribution";
    /** The environment variable that names the zip. */
    static final String VARIABLE = "POLYSHOP_ELASTICSEARCH_ZIP";

    private static final String ARTIFACT = "org/elasticsearch/distribution/integ-test-zip/elasticsearch";
    private static final Pattern NAME = Pattern.compile("elasticsearch-(\\d+(?:\\.\\d+)+)\\.zip");

    /** The zip named by the system property, else by the environment, else the newest in the local Maven repository. */
    static Optional<ElasticsearchDistribution> find(EngineRequest request) {
        Optional<String> named =
                Optional.ofNullable(System.getProperty(PROPERTY)).or(() -> request.variable(VARIABLE));
        if (named.isPresent()) {
            return Optional.of(Path.of(named.get())).filter(Files::isReadable).map(ElasticsearchDistribution::of);
        }
        Path repository = Path.of(System.getProperty(
                "maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        try (Stream<Path> files = Files.find(
                repository.resolve(ARTIFACT),
                2,
                (path, attributes) ->
                        NAME.matcher(path.getFileName().toString()).matches())) {
            return files.map(ElasticsearchDistribution::of)
                    .max((a, b) -> Runtime.Version.parse(a.version).compareTo(Runtime.Version.parse(b.version)));
        } catch (IOException e) {
            return Optional.empty(); // There is no such folder: nothing was downloaded yet.
        }
    }

    /** What to do where {@link #find} finds nothing. */
    static String howToGet() {
        return "no Elasticsearch distribution was found in the local Maven repository: build the project once"
                + " (./mvnw package), or name the zip with " + VARIABLE + ", or a running server with "
                + Endpoint.VARIABLE;
    }

    /** The server's home, unpacked now if it is not there yet, with the {@code english} analyzer in it. */
    Path unpacked(EngineRequest request, ServerUser user) {
        String entry = "elasticsearch-" + version + "-" + EnglishAnalysisPlugin.fingerprint();
        Path cache = reachableCache(request.cache(), user);
        if (!Files.isDirectory(cache.resolve(entry))) {
            request.progress().accept("unpacking Elasticsearch " + version);
        }
        return ServerCache.unpackedOnce(cache, entry, this::unpackInto);
    }

    /** A cache under root's home is closed to others; then a copy is kept in the temporary folder. */
    private static Path reachableCache(Path cache, ServerUser user) {
        if (user.canReach(cache)) {
            return cache;
        }
        Path open = Path.of(System.getProperty("java.io.tmpdir"), "polyshop-elasticsearch");
        try {
            Files.createDirectories(open);
            if (!ServerUser.isOurs(open)) {
                throw new IOException("it belongs to somebody else");
            }
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (!user.canReach(open)) {
                throw new IOException("a folder above it is closed to the server's user");
            }
            return open;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "Elasticsearch does not run as root, and its own user can enter neither the cache folder " + cache
                            + " nor " + open + " (" + e.getMessage()
                            + "): name a folder open to all users with POLYSHOP_CACHE",
                    e);
        }
    }

    private void unpackInto(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() > 1) {
                    extract(in, entry, folder, inside.subpath(1, inside.getNameCount()));
                }
            }
        }
        EnglishAnalysisPlugin.install(folder.resolve("plugins"), version);
        try (Stream<Path> plugin = Files.walk(folder.resolve("plugins"))) {
            for (Path each : (Iterable<Path>) plugin::iterator) {
                permit(each, Files.isDirectory(each));
            }
        }
    }

    /** With permissions of its own: the archive's are lost, and the umask may close files to the server's user. */
    private static void extract(InputStream in, ZipEntry entry, Path folder, Path inside) throws IOException {
        Path target = folder.resolve(inside).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            permit(target, true);
        } else {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            permit(target, inside.startsWith("bin"));
        }
    }

    private static void permit(Path path, boolean executable) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static ElasticsearchDistribution of(Path zip) {
        Matcher matcher = NAME.matcher(zip.getFileName().toString());
        if (!matcher.matches()) {
            throw new StoreUnavailableException(
                    "the Elasticsearch distribution " + zip + " is not named elasticsearch-<version>.zip");
        }
        return new ElasticsearchDistribution(zip, matcher.group(1));
    }
}
