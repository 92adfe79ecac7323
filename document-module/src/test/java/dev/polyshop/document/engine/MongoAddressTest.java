package dev.polyshop.document.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadPreference;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A MongoDB address")
class MongoAddressTest {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mongodb://localhost | localhost",
                "mongodb://u:s3cret@db.example:27018/shop?authSource=admin | db.example:27018",
                "mongodb://u:s3cret@a:1,b:2/?replicaSet=rs0 | a:1,b:2",
                "mongodb+srv://u:s3cret@cluster.example.net/?retryWrites=true | cluster.example.net",
                "mongodb://u:s3c@ret@db.example | db.example",
                "mongodb://db.example/?tlsCertificateKeyFilePassword=s3cret | db.example",
                "mongodb://u:s3cret@[::1]:27017/ | [::1]:27017",
                "db.example | db.example"
            })
    void isShownWithoutSecrets(String uri, String hosts) {
        assertThat(new MongoAddress(uri, false).hosts()).isEqualTo(hosts);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mongodb://u:s3cret@db:x", "mongodb://u:s3c/ret@db", "mongodb://u:s3cret@", "http://u:s3cret@db"})
    @DisplayName("that is not one is refused in a sentence that does not repeat it")
    void isRefused(String uri) {
        assertThatThrownBy(() -> new MongoAddress(uri, false).clientSettings(Optional.empty()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("POLYSHOP_MONGODB_URI")
                .hasNoCause()
                .message()
                .doesNotContain("s3c");
    }

    @Test
    @DisplayName("with a read preference of its own is read from the primary nevertheless")
    void readsFromThePrimary() {
        MongoAddress address = new MongoAddress("mongodb://a,b/?readPreference=secondaryPreferred", false);
        assertThat(address.clientSettings(Optional.empty()).build().getReadPreference())
                .isEqualTo(ReadPreference.primary());
    }

    @Test
    @DisplayName("over TLS may be reached through a proxy that no certificate names")
    void throughAProxy() {
        MongoAddress address = new MongoAddress("mongodb://db.example/?tls=true", false);
        HostAndPort proxy = new HostAndPort("127.0.0.1", 1);
        assertThat(address.clientSettings(Optional.of(proxy))
                        .build()
                        .getSslSettings()
                        .isInvalidHostNameAllowed())
                .isTrue();
        assertThat(address.clientSettings(Optional.empty())
                        .build()
                        .getSslSettings()
                        .isInvalidHostNameAllowed())
                .isFalse();
    }

    @Test
    @DisplayName("without a port means MongoDB's")
    void defaultPort() {
        assertThat(new MongoAddress("mongodb://db.example/x", false).first()).hasToString("db.example:27017");
    }
}
