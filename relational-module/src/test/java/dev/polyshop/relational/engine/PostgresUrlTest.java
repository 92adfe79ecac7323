package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of a PostgreSQL database")
class PostgresUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://ann:secret@db.example.org:6543/shop              | ann secret db.example.org:6543 shop {sslmode=require}
            postgres://ann:secret@db.example.org/shop                     | ann secret db.example.org:5432 shop {sslmode=require}
            postgresql://ann:pa%24s@ep-cool-lab-pooler.eu-central-1.aws.neon.tech/db?sslmode=require&channel_binding=require | ann pa$s ep-cool-lab-pooler.eu-central-1.aws.neon.tech:5432 db {channelBinding=require, sslmode=require}
            postgresql://ann:x@ep-cool-lab.eu-central-1.aws.neon.tech/db?options=endpoint%3Dep-cool-lab | ann x ep-cool-lab.eu-central-1.aws.neon.tech:5432 db {options=endpoint=ep-cool-lab, sslmode=require}
            postgresql://ann:x@db/db?options=-c%20statement_timeout%3D5s  | ann x db:5432 db {options=-c statement_timeout=5s, sslmode=require}
            postgresql://ann:pa%24s%40%3A%2F%3F%23@db/my%20db             | ann pa$s@:/?# db:5432 my db {sslmode=require}
            postgresql://ann:a+b@db/shop                                  | ann a+b db:5432 shop {sslmode=require}
            postgresql://ann:a:b@db/shop                                  | ann a:b db:5432 shop {sslmode=require}
            postgresql://ann:a@b@db/shop                                  | ann a@b db:5432 shop {sslmode=require}
            postgresql://ann:a#b@db/shop                                  | ann a#b db:5432 shop {sslmode=require}
            postgresql://ann:@db/shop                                     | ann - db:5432 shop {sslmode=require}
            postgresql://a%40corp:x@db/shop                               | a@corp x db:5432 shop {sslmode=require}
            postgresql://%C3%A4nn:%E2%82%AC@db/l%C3%A4den                 | änn € db:5432 läden {sslmode=require}
            postgresql://localhost                                        | - - localhost:5432 postgres {}
            postgresql://ann@localhost                                    | ann - localhost:5432 ann {}
            postgresql://ann@localhost/                                   | ann - localhost:5432 ann {}
            postgresql://ann@localhost?                                   | ann - localhost:5432 ann {}
            postgresql://ann@LocalHost/shop                               | ann - LocalHost:5432 shop {}
            postgresql://ann@127.0.0.1:5433/shop                          | ann - 127.0.0.1:5433 shop {}
            postgresql://ann@[::1]:5433/shop                              | ann - [::1]:5433 shop {}
            postgresql://ann@[2001:db8::1]:5433/shop                      | ann - [2001:db8::1]:5433 shop {sslmode=require}
            postgresql://ann@[2001:db8::1]/shop                           | ann - [2001:db8::1]:5432 shop {sslmode=require}
            postgresql://ann@[::ffff:192.0.2.1]/shop                      | ann - [::ffff:192.0.2.1]:5432 shop {sslmode=require}
            postgresql://ann@a.example,b.example:6000/shop                | ann - a.example:5432,b.example:6000 shop {sslmode=require}
            postgresql://ann@localhost:1,127.0.0.1:2/shop                 | ann - localhost:1,127.0.0.1:2 shop {}
            postgresql://ann@localhost,b.example/shop                     | ann - localhost:5432,b.example:5432 shop {sslmode=require}
            postgresql://ann@[::1],[2001:db8::1]:2/shop                   | ann - [::1]:5432,[2001:db8::1]:2 shop {sslmode=require}
            postgresql://a,b/shop?port=6000                               | - - a:6000,b:6000 shop {sslmode=require}
            postgresql://a,b/shop?port=1,2                                | - - a:1,b:2 shop {sslmode=require}
            postgresql:///shop?host=db.example.org&port=6000              | - - db.example.org:6000 shop {sslmode=require}
            postgresql://db_1.internal/shop                               | - - db_1.internal:5432 shop {sslmode=require}
            postgresql://db?user=ann&password=s%26t&dbname=shop           | ann s&t db:5432 shop {sslmode=require}
            postgresql://db/shop?sslmode=disable                          | - - db:5432 shop {sslmode=disable}
            postgresql://db/shop?sslmode=allow                            | - - db:5432 shop {sslmode=allow}
            postgresql://db/shop?sslmode=prefer                           | - - db:5432 shop {sslmode=prefer}
            postgresql://localhost/shop?sslmode=require                   | - - localhost:5432 shop {sslmode=require}
            postgresql://db/shop?sslmode=verify-ca&sslrootcert=/ca.pem    | - - db:5432 shop {sslmode=verify-ca, sslrootcert=/ca.pem}
            postgresql://db/shop?sslmode=verify-full&sslrootcert=a%20b    | - - db:5432 shop {sslmode=verify-full, sslrootcert=a b}
            postgresql://db/shop?sslrootcert=system                       | - - db:5432 shop {sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, sslmode=verify-full}
            postgresql://db/shop?sslcert=c.pem&sslkey=k.pem&sslpassword=x | - - db:5432 shop {sslcert=c.pem, sslkey=k.pem, sslmode=require, sslpassword=x}
            postgresql://db/shop?ssl=true                                 | - - db:5432 shop {sslmode=require}
            postgresql://db/shop?sslnegotiation=direct                    | - - db:5432 shop {sslNegotiation=direct, sslmode=require}
            postgresql://localhost/shop?channel_binding=disable           | - - localhost:5432 shop {channelBinding=disable}
            postgresql://localhost/shop?channel_binding=prefer            | - - localhost:5432 shop {channelBinding=prefer}
            postgresql://localhost/shop?gssencmode=disable                | - - localhost:5432 shop {gssEncMode=disable}
            postgresql://localhost/shop?require_auth=scram-sha-256        | - - localhost:5432 shop {requireAuth=scram-sha-256}
            postgresql://localhost/shop?connect_timeout=5                 | - - localhost:5432 shop {connectTimeout=5, loginTimeout=5}
            postgresql://localhost/shop?connect_timeout=-1                | - - localhost:5432 shop {connectTimeout=0, loginTimeout=0}
            postgresql://localhost/shop?application_name=x%20y            | - - localhost:5432 shop {ApplicationName=x y}
            postgresql://localhost/shop?target_session_attrs=read-write   | - - localhost:5432 shop {targetServerType=primary}
            postgresql://localhost/shop?target_session_attrs=primary      | - - localhost:5432 shop {targetServerType=primary}
            postgresql://localhost/shop?target_session_attrs=any          | - - localhost:5432 shop {targetServerType=any}
            postgresql://localhost/shop?load_balance_hosts=random         | - - localhost:5432 shop {loadBalanceHosts=true}
            postgresql://localhost/shop?keepalives=1                      | - - localhost:5432 shop {tcpKeepAlive=true}
            postgresql://localhost/shop?prepareThreshold=0&socketTimeout=9 | - - localhost:5432 shop {prepareThreshold=0, socketTimeout=9}
            jdbc:postgresql://localhost/shop?user=ann&password=s%26t      | ann s&t localhost:5432 shop {}
            jdbc:postgresql://ann:x@localhost:1/shop                      | ann x localhost:1 shop {}
            jdbc:postgresql://db/shop?user=a@corp&password=x              | a@corp x db:5432 shop {sslmode=require}
            jdbc:postgresql://db/shop?user=ann&ssl=true                   | ann - db:5432 shop {ssl=true}
            jdbc:postgresql://db/shop?user=ann&sslmode=require&channelBinding=require | ann - db:5432 shop {channelBinding=require, sslmode=require}
            jdbc:postgresql://a:1,b:2/shop?targetServerType=primary       | - - a:1,b:2 shop {sslmode=require, targetServerType=primary}
            """)
    @DisplayName("is read in libpq's form and in JDBC's, and asks for TLS on the way to another machine")
    void isRead(String url, String expected) {
        assertThat(inWords(PostgresUrl.parse(url))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            mysql://ann:secret@db/shop                                    | not of a known form
            db.example.org:5432                                           | not of a known form
            ''                                                            | not of a known form
            host=db user=ann password=secret                              | not of a known form
            postgresql://ann:secret@/shop                                 | write localhost
            postgresql:///shop                                            | write localhost
            postgresql://%2Fvar%2Frun%2Fsecret/shop                       | a Unix socket
            postgresql:///shop?host=/var/run/secret                       | a Unix socket
            postgresql://ann:secret@db:99999/shop                         | from 1 to 65535
            postgresql://ann:secret@db:0/shop                             | from 1 to 65535
            postgresql://ann:secret@db:port/shop                          | not host:port
            postgresql://ann:secret@db/shop?port=secret                   | from 1 to 65535
            postgresql://ann:secret@2001:db8::1/shop                      | stands in brackets
            postgresql://ann:secret@a,,b/shop                             | not host:port
            postgresql://a,b,c/shop?port=1,2                              | 3 hosts, but 2 ports
            postgresql://ann:sec%ret%zz@db/shop                           | write a percent sign itself as %25
            postgresql://ann:secret%FF@db/shop                            | not in UTF-8
            postgresql://ann:secret%00@db/shop                            | a NUL
            postgresql://ann:sec/ret@db/shop                              | / %2F
            postgresql://ann:12/secret@db/shop                            | / %2F
            postgresql://ann:sec?ret@db/shop                              | ? %3F
            postgresql://ann:12?secret=1@db/shop                          | ? %3F
            jdbc:postgresql://db/shop?user=ann&password=se&secret=1       | & %26
            postgresql://ann:secret@db/shop?sslmode                       | has no value
            postgresql://ann:secret@db/shop?=require                      | has no value
            postgresql://ann:secret@db/shop?sslmode=required              | allow, disable, prefer, require, verify-ca, verify-full
            postgresql://ann:secret@db/shop?channel_binding=yes           | disable, prefer, require
            postgresql://ann:secret@db/shop?sslmode=require&sslrootcert=system | only be verify-full
            postgresql://ann:secret@db/shop?ssl=false                     | it can be true
            postgresql://ann:secret@db/shop?connect_timeout=soon          | a whole number of seconds
            postgresql://ann:secret@db/shop?target_session_attrs=read-only | it can be any, primary, read-write
            postgresql://ann:secret@db/shop?sslcrl=revoked.pem            | cannot hold to it
            postgresql://ann:secret@db/shop?ssl_min_protocol_version=TLSv1.3 | cannot hold to it
            postgresql://ann:secret@db/shop?service=shop                  | write the address out
            postgresql://ann:secret@db/shop?passfile=secret               | PGPASSFILE
            postgresql://ann:secret@db/shop?hostaddr=192.0.2.1            | in place of the host
            postgresql://ann:secret@db/shop?replication=database          | no replica
            postgresql://ann:secret@db/shop?pgbouncer=true                | neither libpq nor Java's driver knows it
            postgresql://ann:secret@db/shop?SSLMODE=require               | neither libpq nor Java's driver knows it
            jdbc:postgresql://db/shop?password=secret&currentSchema=a     | a schema of its own
            jdbc:postgresql://db/shop?password=secret&sslmode=on          | disable, allow, prefer
            jdbc:postgresql://db/shop?password=secret&loggerLevel=TRACE   | may hold secrets
            """)
    @DisplayName("is refused with the reason, and a sentence that never repeats what may be a secret")
    void isRefused(String url, String reason) {
        Throwable refusal = catchThrowable(() -> PostgresUrl.parse(url));

        assertThat(refusal).isInstanceOf(StoreUnavailableException.class).hasMessageContaining(reason);
        StringWriter everything = new StringWriter();
        refusal.printStackTrace(new PrintWriter(everything, true));
        assertThat(everything.toString().lines().filter(line -> !line.startsWith("\tat ")))
                .noneMatch(line -> line.contains("sec") && !line.contains("secrets") && !line.contains("seconds"));
    }

    @ParameterizedTest
    @CsvSource({
        "keepalives_idle=30, operating system",
        "tcp_user_timeout=5000, operating system",
        "client_encoding=UTF8, UTF-8",
        "sslcompression=0, TLS"
    })
    @DisplayName("may tune what Java's driver cannot: that is left out aloud")
    void leavesOutWhatOnlyTunes(String parameter, String why) {
        List<String> remarks = new ArrayList<>();

        PostgresAddress address = PostgresUrl.parse("postgresql://localhost/shop?" + parameter, remarks::add);

        assertThat(address.parameters()).isEmpty();
        assertThat(remarks).singleElement().asString().contains(parameter.split("=")[0], "is left out", why);
    }

    @Test
    @DisplayName("gives back any user, password and database that were percent-encoded, and shows no password")
    void roundTrips() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String user = "u" + text(random);
            String password = "p" + text(random);
            String database = "d" + text(random);
            String login = PercentCode.encode(user) + ":" + PercentCode.encode(password);

            PostgresAddress inPlace =
                    PostgresUrl.parse("postgresql://" + login + "@localhost/" + PercentCode.encode(database));
            PostgresAddress asParameters =
                    PostgresUrl.parse("jdbc:postgresql://localhost/" + PercentCode.encode(database) + "?user="
                            + PercentCode.encode(user) + "&password=" + PercentCode.encode(password));

            assertThat(inPlace)
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(asParameters)
                    .returns(user, PostgresAddress::user)
                    .returns(password, PostgresAddress::password)
                    .returns(database, PostgresAddress::database)
                    .hasToString(user + "@localhost:5432/" + database);
            assertThat(inPlace.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/" + PercentCode.encode(database));
            assertThat(inPlace.driverProperties()).containsEntry("user", user).containsEntry("password", password);
        }
    }

    @Test
    @DisplayName("survives any password that was not encoded: it is read, or refused without being repeated")
    void neverRepeatsWhatItCannotRead() {
        long seed = 20_260_102;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String password = "Q%s#Z:/?&=@[]%%42"
                    .chars()
                    .mapToObj(
                            each -> random.nextInt(3) == 0 ? "" : Character.toString(each) + random.nextInt(1_000_000))
                    .reduce("", String::concat);

            Throwable refusal =
                    catchThrowable(() -> PostgresUrl.parse("postgresql://ann:" + password + "@localhost/shop"));

            if (refusal != null) {
                List<String> pieces = List.of(password.split("[^0-9]+")).stream()
                        .filter(piece -> piece.length() > 4)
                        .toList();
                assertThat(refusal).as("seed %d, case %d", seed, i).isInstanceOf(StoreUnavailableException.class);
                assertThat(pieces)
                        .noneMatch(piece -> String.valueOf(refusal.getMessage()).contains(piece));
                assertThat(refusal).hasNoCause();
            }
        }
        assertThatThrownBy(() -> PostgresUrl.parse("postgresql://ann:a/b@localhost/shop"))
                .hasMessageContaining("%2F");
    }

    /** Letters of many scripts, marks, and a character beyond the 16-bit plane. */
    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .map(i -> random.nextInt(10) == 0 ? 0x1F600 : ' ' + random.nextInt(0x2000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String inWords(PostgresAddress address) {
        return String.join(
                " ",
                orDash(address.user()),
                orDash(address.password()),
                String.join(",", address.hosts().stream().map(Object::toString).toList()),
                address.database(),
                new TreeMap<>(address.parameters()).toString());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
