package dev.polyshop.search.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Puts the analysis plugin together in a server's {@code plugins} folder: a jar with the one class
 * {@link EnglishAnalyzerFactory}, a descriptor and the list of its named components, as Elasticsearch's stable plugin
 * API wants them.
 */
final class EnglishAnalysisPlugin {

    private static final String NAME = "polyshop-english";
    private static final String FACTORY = "dev.polyshop.search.engine.EnglishAnalyzerFactory";
    private static final String CLASS_FILE = FACTORY.replace('.', '/') + ".class";
    private static final String COMPONENTS =
            "{\"org.elasticsearch.plugin.analysis.AnalyzerFactory\":{\"english\":\"" + FACTORY + "\"}}\n";

    private EnglishAnalysisPlugin() {}

    /** Installs it; the server has to be of the version given, by the rules for stable plugins. */
    static void install(Path plugins, String serverVersion) throws IOException {
        Path folder = Files.createDirectories(plugins.resolve(NAME));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(NAME + ".jar")))) {
            jar.putNextEntry(new JarEntry(CLASS_FILE));
            jar.write(classFile());
            jar.closeEntry();
        }
        Files.writeString(folder.resolve("named_components.json"), COMPONENTS);
        Files.writeString(folder.resolve("stable-plugin-descriptor.properties"), descriptor(serverVersion));
    }

    /** Names the plugin's content, so that a changed plugin gets an unpacked server of its own. */
    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(classFile());
            digest.update((COMPONENTS + descriptor("")).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("the plugin's class is not on the class path", e);
        }
    }

    private static String descriptor(String serverVersion) {
        return """
                name=%s
                description=The english analyzer of the full distribution
                version=1.0.0
                elasticsearch.version=%s
                java.version=21
                """.formatted(NAME, serverVersion);
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = EnglishAnalysisPlugin.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            if (in == null) {
                throw new IOException(CLASS_FILE + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
