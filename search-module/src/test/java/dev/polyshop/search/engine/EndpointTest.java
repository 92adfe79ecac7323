package dev.polyshop.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of a server")
class EndpointTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "http://localhost:9200, http://localhost:9200",
        "http://localhost, http://localhost:9200",
        "https://search.example.org:443/, https://search.example.org:443",
        "http://[::1]:9201, http://[::1]:9201",
        "HTTP://host:1, http://host:1"
    })
    void isReadFromAUri(String text, String expected) {
        assertThat(Endpoint.parse(text)).hasToString(expected);
    }

    @Test
    @DisplayName("has user and password percent-decoded, and does not show the password")
    void credentials() {
        Endpoint endpoint = Endpoint.parse("https://elastic:p%40ss%3Aw%2B+rd@host:9243");

        assertThat(endpoint.login()).contains(new Login.Password("elastic", "p@ss:w++rd"));
        assertThat(endpoint.toString()).doesNotContain("p@ss").doesNotContain("p%40ss");
        assertThat(endpoint.login().orElseThrow().toString()).isEqualTo("elastic");
    }

    @Test
    @DisplayName("can lead through another one, keeping scheme and credentials")
    void through() {
        Endpoint proxied = Endpoint.parse("https://u:p@host:9243").through(new HostAndPort("127.0.0.1", 7000));

        assertThat(proxied).hasToString("https://127.0.0.1:7000");
        assertThat(proxied.login()).isPresent();
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
        "localhost:9200, begin with http",
        "redis://u:secret@host:1, begin with http",
        "http://u:sec ret@host, not a URI",
        "http://secret@host, a user without a password",
        "http://u:secret@:9200, names no host",
        "http://u:secret@host:99999, port 99999",
        "http://u:secret@host/index, without a path"
    })
    void isRefusedWithoutASecretInTheSentence(String text, String reason) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(Endpoint.VARIABLE)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("secret")
                .doesNotContain("sec ret");
    }
}
