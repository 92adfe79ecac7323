package dev.polyshop.keyvalue.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * A Lua script that answers with a list. Redis runs a script as one step: nothing else runs meanwhile. It does
 * <em>not</em> roll back a script that fails in the middle, so each of ours checks all before its first write.
 */
public final class LuaScript implements RedisScript<List<Object>> {

    private final String text;
    private final String sha1;

    private LuaScript(String text) {
        this.text = text;
        this.sha1 = DigestUtils.sha1DigestAsHex(text);
    }

    /**
     * Reads a script.
     *
     * @param feature the class whose package holds the files
     * @param files names relative to that package, without {@code .lua}: functions first, the script itself last
     */
    public static LuaScript load(Class<?> feature, String... files) {
        StringBuilder text = new StringBuilder();
        for (String file : files) {
            text.append(read(feature, file + ".lua")).append('\n');
        }
        return new LuaScript(text.toString());
    }

    /** The first word of a script's answer, which names the outcome. */
    public static String word(List<Object> answer) {
        return String.valueOf(answer.getFirst());
    }

    @Override
    public String getSha1() {
        return sha1;
    }

    @Override
    public String getScriptAsString() {
        return text;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<List<Object>> getResultType() {
        return (Class<List<Object>>) (Class<?>) List.class;
    }

    /** How the connection reads the answer. */
    static ReturnType returnType() {
        return ReturnType.MULTI;
    }

    private static String read(Class<?> feature, String file) {
        // A name inside a jar is taken as it is: ".." has to be resolved first.
        String folder = "/" + feature.getPackageName().replace('.', '/') + "/";
        String path = URI.create(folder + file).normalize().getPath();
        try (InputStream in = feature.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no script " + file + " beside " + feature.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
