package dev.polyshop.search.engine;

import co.elastic.clients.transport.TransportUtils;
import dev.polyshop.contract.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/**
 * Whose word is taken for a server's certificate.
 *
 * @param authority the certificate of the authority that has to have signed it, in PEM; empty for those of the JVM
 * @param fingerprint the SHA-256 of the authority's certificate in hexadecimal digits, in place of the authority
 * @param namesHost whether the certificate has to name the host that is asked
 */
public record Trust(Optional<String> authority, Optional<String> fingerprint, boolean namesHost) {

    /** The authorities of the JVM. */
    static Trust system() {
        return new Trust(Optional.empty(), Optional.empty(), true);
    }

    /** One authority only. */
    static Trust in(String pem) {
        return new Trust(Optional.of(pem), Optional.empty(), true);
    }

    /** One authority only, known by its fingerprint. */
    static Trust byFingerprint(String sha256) {
        return new Trust(Optional.empty(), Optional.of(sha256), true);
    }

    /** The same, whatever host the certificate names: for a server reached by way of another address. */
    Trust ofAnyHost() {
        return new Trust(authority, fingerprint, false);
    }

    /** How the client makes its connections secure. */
    public TlsStrategy strategy() {
        ClientTlsStrategyBuilder builder = ClientTlsStrategyBuilder.create()
                .setSslContext(context())
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT);
        if (!namesHost) {
            builder.setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        }
        return builder.buildAsync();
    }

    private SSLContext context() {
        try {
            if (fingerprint.isPresent()) {
                return TransportUtils.sslContextFromCaFingerprint(fingerprint.get());
            }
            return authority.isPresent()
                    ? TransportUtils.sslContextFromHttpCaCrt(
                            new ByteArrayInputStream(authority.get().getBytes(StandardCharsets.UTF_8)))
                    : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no certificate authorities", e);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(
                    "the certificate authority of Elasticsearch cannot be read: it has to be a certificate in PEM ("
                            + EndpointVariables.CA_FILE + "), or the SHA-256 of one in hexadecimal digits ("
                            + EndpointVariables.CA_FINGERPRINT + ")",
                    e);
        }
    }
}
