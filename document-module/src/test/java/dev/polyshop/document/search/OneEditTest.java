package dev.polyshop.document.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Two words are one edit apart")
class OneEditTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "printer, printer, true",
        "printer, prnter, true",
        "printer, printter, true",
        "printer, prinjer, true",
        "printer, pritner, true",
        "printer, rinter, true",
        "printer, printers, true",
        "printer, pinte, false",
        "printer, pritnre, false",
        "printer, painting, false",
        "ab, ba, true",
        "abc, cba, false"
    })
    void apart(String one, String other, boolean expected) {
        assertThat(OneEdit.apart(one, other)).isEqualTo(expected);
        assertThat(OneEdit.apart(other, one)).isEqualTo(expected);
    }
}
