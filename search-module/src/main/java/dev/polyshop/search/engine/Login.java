package dev.polyshop.search.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks. Its text form never holds the secret. */
public sealed interface Login {

    /** The value of the header {@code Authorization}. */
    String authorization();

    /**
     * A user of the server.
     *
     * @param user user name
     * @param secret password
     */
    record Password(String user, String secret) implements Login {

        @Override
        public String authorization() {
            return "Basic " + base64(user + ":" + secret);
        }

        /** Only the user name. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * An API key, in the form that Kibana and the cloud console print: Base64 of {@code id:key}.
     *
     * @param encoded that form
     */
    record ApiKey(String encoded) implements Login {

        /** Reads either form: encoded, or {@code id:key}. */
        static ApiKey of(String text) {
            return new ApiKey(text.indexOf(':') >= 0 ? base64(text) : text);
        }

        @Override
        public String authorization() {
            return "ApiKey " + encoded;
        }

        /** Only what it is. */
        @Override
        public String toString() {
            return "an API key";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
