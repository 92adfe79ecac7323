package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerCache;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code redis-server} program of this machine: the one named by {@code POLYSHOP_REDIS_SERVER}, else one on the
 * PATH, else the one inside the embedded-redis library, unpacked once.
 */
sealed interface RedisProgram {

    /** What it is and where it comes from. */
    String description();

    /** Its file, unpacked now if need be. */
    Path file(EngineRequest request);

    /** The one to use; empty if there is none for this machine. */
    static Optional<RedisProgram> find(EngineRequest request) {
        Optional<String> named = request.variable("POLYSHOP_REDIS_SERVER");
        if (named.isPresent()) {
            return named.map(Path::of).map(Installed::new);
        }
        Optional<RedisProgram> installed = request.variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(java.io.File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .<RedisProgram>map(Installed::new)
                .findFirst();
        return installed.or(Bundled::forThisMachine);
    }

    /**
     * One that is installed.
     *
     * @param program the file
     */
    record Installed(Path program) implements RedisProgram {

        @Override
        public String description() {
            return "redis-server at " + program;
        }

        @Override
        public Path file(EngineRequest request) {
            if (!Files.isExecutable(program)) {
                throw new StoreUnavailableException("POLYSHOP_REDIS_SERVER names " + program
                        + ", which is not a program: name a redis-server of version 6.2 or newer");
            }
            return program;
        }
    }

    /**
     * One inside the embedded-redis library.
     *
     * @param resource its name there
     */
    record Bundled(String resource) implements RedisProgram {

        static Optional<RedisProgram> forThisMachine() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
            boolean arm = processor.equals("aarch64") || processor.equals("arm64");
            boolean intel = processor.equals("amd64") || processor.equals("x86_64");
            if (system.contains("linux") && (arm || intel)) {
                return Optional.of(
                        new Bundled(arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64"));
            }
            if (system.contains("mac") && (arm || intel)) {
                return Optional.of(
                        new Bundled(arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64"));
            }
            return Optional.empty();
        }

        @Override
        public String description() {
            return "Redis 6.2 from the embedded-redis library";
        }

        @Override
        public Path file(EngineRequest request) {
            return ServerCache.unpackedOnce(request.cache(), resource, folder -> {
                        request.progress().accept("unpacking Redis");
                        try (InputStream in = redis.embedded.RedisServer.class
                                .getClassLoader()
                                .getResourceAsStream(resource)) {
                            if (in == null) {
                                throw new FileNotFoundException(resource + " is not in the embedded-redis library");
                            }
                            Path program = folder.resolve("redis-server");
                            Files.copy(in, program);
                            if (!program.toFile().setExecutable(true)) {
                                throw new FileNotFoundException(program + " cannot be made executable");
                            }
                        }
                    })
                    .resolve("redis-server");
        }
    }
}
