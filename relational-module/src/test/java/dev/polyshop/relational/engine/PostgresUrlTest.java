package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a PostgreSQL database")
class PostgresUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            postgresql://ann:secret@db.example.org:6543/shop,        db.example.org:6543, shop,     ann,   secret
            postgres://ann:secret@db.example.org/shop,               db.example.org:5432, shop,     ann,   secret
            postgresql://ann:pa%24s%40%3A%2F@db.example.org/my%20db,  db.example.org:5432, my db,    ann,   pa$s@:/
            postgresql://ann:a+b@db.example.org/shop,                db.example.org:5432, shop,     ann,   a+b
            postgresql://db.example.org,                             db.example.org:5432, postgres, '',    ''
            postgresql://ann@db.example.org,                         db.example.org:5432, ann,      ann,   ''
            postgresql://[2001:db8::1]:5433/shop,                    [2001:db8::1]:5433,  shop,     '',    ''
            jdbc:postgresql://localhost/shop?user=ann&password=s%26t, localhost:5432,      shop,     ann,   s&t
            jdbc:postgresql://ann:x@localhost:1/shop,                localhost:1,         shop,     ann,   x
            """)
    @DisplayName("is read in libpq's form and in JDBC's")
    void isReadInBothForms(String url, String host, String database, String user, String password) {
        PostgresAddress address = PostgresUrl.parse(url);

        assertThat(address.hosts()).extracting(HostAndPort::toString).containsExactly(host);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.password()).isEqualTo(password);
    }

    @Test
    @DisplayName("keeps further parameters under the driver's names")
    void keepsParameters() {
        PostgresAddress address = PostgresUrl.parse(
                "postgresql://ann:secret@a.example,b.example:6000/shop?sslmode=require&channel_binding=require&application_name=x%20y");

        assertThat(address.hosts()).hasSize(2);
        assertThat(address.driverProperties())
                .containsEntry("sslmode", "require")
                .containsEntry("channelBinding", "require")
                .containsEntry("ApplicationName", "x y");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://a.example:5432,b.example:6000/shop");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/shop",
                "db.example.org:5432",
                "",
                "postgresql://ann:secret@/shop",
                "postgresql://ann:secret@db:99999/shop",
                "postgresql://ann:secret@db:port/shop",
                "postgresql://ann:sec%ret%zz@db/shop",
                "postgresql://ann:secret@db/shop?sslmode"
            })
    @DisplayName("is refused with a sentence that never repeats the password")
    void isRefusedWithoutTheSecret(String url) {
        assertThatThrownBy(() -> PostgresUrl.parse(url))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("PostgreSQL URL")
                .hasMessageNotContaining("sec");
    }

    @Test
    @DisplayName("gives back any password that was percent-encoded, and shows none")
    void roundTripsPasswords() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String password = random.ints(12, ' ', 0x2000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            PostgresAddress address =
                    PostgresUrl.parse("postgresql://ann:" + PercentCode.encode(password) + "@db/shop");

            assertThat(address.password()).as("seed %d, case %d", seed, i).isEqualTo(password);
            assertThat(address.toString()).isEqualTo("ann@db:5432/shop");
            assertThat(address.jdbcUrl()).doesNotContain(PercentCode.encode(password));
        }
    }
}
