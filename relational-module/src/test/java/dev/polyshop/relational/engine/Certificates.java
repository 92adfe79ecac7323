package dev.polyshop.relational.engine;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority made for one test, and a certificate it has signed for {@code localhost}, as PEM files.
 *
 * @param authority the authority's certificate
 * @param certificate the server's certificate
 * @param key the server's private key
 */
public record Certificates(Path authority, Path certificate, Path key) {

    private static final Duration VALID = Duration.ofDays(1);

    /** Makes them in a folder, for a server that runs as the given user. */
    static Certificates in(Path folder, Unprivileged user) throws IOException, GeneralSecurityException {
        try {
            KeyPair authorityKeys = keys();
            KeyPair serverKeys = keys();
            X500Name authority = new X500Name("CN=Polyshop test authority");
            Certificates files = new Certificates(
                    folder.resolve("authority.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
            write(
                    files.authority,
                    builder(authority, authority, authorityKeys)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate())));
            X509CertificateHolder server = builder(authority, new X500Name("CN=localhost"), serverKeys)
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate()));
            write(files.certificate, server);
            write(files.key, new JcaPKCS8Generator(serverKeys.getPrivate(), null));
            Files.setPosixFilePermissions(files.key, PosixFilePermissions.fromString("rw-------"));
            user.own(files.certificate);
            user.own(files.key);
            return files;
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(VALID)),
                Date.from(now.plus(VALID)),
                subject,
                keys.getPublic());
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void write(Path file, Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        Files.writeString(file, text.toString());
    }
}
