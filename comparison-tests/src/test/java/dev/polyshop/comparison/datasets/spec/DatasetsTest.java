package dev.polyshop.comparison.datasets.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.DatasetException;
import dev.polyshop.comparison.datasets.Rows;
import dev.polyshop.comparison.datasets.TestFiles;
import dev.polyshop.contract.catalog.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A data set on the command line")
class DatasetsTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is named by its kind and size, or its kind and path")
    void named() {
        assertThat(Datasets.open("generated:tiny", 1).name()).isEqualTo("generated:tiny");
        String path = TestFiles.write(folder, "shop.csv", "Code,name,price\n1,Lamp,2\n");
        assertThat(Datasets.open("csv:" + path + "?map=sku=Code&currency=GBP", 1)
                        .currency()
                        .getCurrencyCode())
                .isEqualTo("GBP");
    }

    @Test
    @DisplayName("takes options from elsewhere before those behind its path")
    void options() {
        String path = TestFiles.write(folder, "shop.csv", "Code,name,price\n1,Lamp,2\n");
        Dataset data = Datasets.open("csv:" + path + "?currency=GBP", 1, Map.of("currency", "CHF", "map", "sku=Code"));
        assertThat(data.currency().getCurrencyCode()).isEqualTo("CHF");
        assertThat(Rows.of(data.products())).extracting(Product::sku).containsExactly("1");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused in one sentence if there is no such thing")
    @CsvSource(delimiter = '|', textBlock = """
                    everything             | unknown data set everything; there are generated:tiny
                    generated              | unknown size generated:
                    generated:huge         | unknown size generated:huge
                    generated:tiny?size=2  | knows no options, but was given size
                    uci:                   | a path is missing
                    uci:nowhere?currency=X | knows no options
                    icecat:nowhere         | there is no file nowhere: check the path
                    icecat:nowhere?map=a   | knows no option but currency
                    csv:nowhere            | there is no file nowhere
                    csv:nowhere?currency   | option currency is not NAME=VALUE
                    """)
    void refused(String text, String sentence) {
        assertThatThrownBy(() -> Datasets.open(text, 1))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }
}
