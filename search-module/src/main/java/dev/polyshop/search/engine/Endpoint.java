package dev.polyshop.search.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an Elasticsearch server listens, who asks, and how its certificate is checked. Its text form never holds a
 * secret.
 *
 * @param secure whether by TLS
 * @param address host and HTTP port
 * @param login user name and password or an API key, if any
 * @param trust how the certificate is checked; without TLS of no meaning
 */
public record Endpoint(boolean secure, HostAndPort address, Optional<Login> login, Trust trust) {

    /** The environment variable that names a server to use. */
    public static final String VARIABLE = "POLYSHOP_ELASTICSEARCH_URI";

    private static final String FORM = VARIABLE + " has to look like http(s)://user:password@host:port";
    private static final int DEFAULT_PORT = 9200;
    private static final int CLOUD_PORT = 443;

    /** The domains of Elastic Cloud, whose console prints addresses without the port. */
    private static final Pattern CLOUD = Pattern.compile("(?i).+\\.(elastic\\.cloud|elastic-cloud\\.com|found\\.io)");

    /** A server on this machine that asks for no password. */
    public static Endpoint local(int port) {
        return new Endpoint(false, new HostAndPort("127.0.0.1", port), Optional.empty(), Trust.system());
    }

    /**
     * Reads {@code http(s)://user:password@host:port}; user and password are percent-decoded, the port is 9200 unless
     * said, or 443 at Elastic Cloud.
     *
     * @throws StoreUnavailableException if the text is not of that form; the message does not repeat the text, which
     *     may hold a password
     */
    public static Endpoint parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            // Not as the cause: its message quotes the whole text.
            throw new StoreUnavailableException(FORM + ", but it is not a URI (" + e.getReason() + " at character "
                    + e.getIndex() + "; special characters of the password have to be percent-encoded)");
        }
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new StoreUnavailableException(FORM + ", but it does not begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new StoreUnavailableException(FORM + ", but it names no host");
        }
        if (uri.getRawPath().length() > 1 || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new StoreUnavailableException(FORM + ", without a path or a query behind the port");
        }
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : CLOUD.matcher(host).matches() ? CLOUD_PORT : DEFAULT_PORT;
        try {
            return new Endpoint(
                    "https".equalsIgnoreCase(scheme),
                    new HostAndPort(host, port),
                    Optional.ofNullable(uri.getRawUserInfo()).map(Endpoint::login),
                    Trust.system());
        } catch (InvalidDataException e) {
            throw new StoreUnavailableException(FORM + ", but " + e.getMessage(), e);
        }
    }

    /** The same server, asked by somebody else. */
    Endpoint as(Login other) {
        return new Endpoint(secure, address, Optional.of(other), trust);
    }

    /** The same server, its certificate checked another way. */
    Endpoint trusting(Trust other) {
        return new Endpoint(secure, address, login, other);
    }

    /** The same server by way of another address, such as a proxy's, which its certificate does not name. */
    public Endpoint through(HostAndPort other) {
        return new Endpoint(secure, other, login, trust.ofAnyHost());
    }

    /** The URI to ask, without user and password. */
    public URI uri() {
        return URI.create(toString());
    }

    /** Scheme, host and port. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + address;
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 0) {
            throw new StoreUnavailableException(FORM + ", but it names a user without a password");
        }
        return new Login.Password(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
    }

    /** As URIs mean it: a plus sign is a plus sign. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
