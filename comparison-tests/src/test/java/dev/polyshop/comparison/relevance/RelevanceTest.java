package dev.polyshop.comparison.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Relevance")
class RelevanceTest {

    private static final Map<String, Integer> RATINGS = Map.of("best", 3, "good", 2, "poor", 1, "wrong", 0);

    @Test
    void ofTheIdealRankingIsOne() {
        assertThat(new RankedAnswer(List.of("best", "good", "poor", "wrong"), RATINGS).ndcg())
                .hasValueSatisfying(ndcg -> assertThat(ndcg).isCloseTo(1, within(1e-12)));
    }

    @Test
    void discountsAGainByTheLogarithmOfItsPlace() {
        // (1/log2(2) + 7/log2(3)) / (7/log2(2) + 3/log2(3) + 1/log2(4)), worked out by hand
        assertThat(new RankedAnswer(List.of("poor", "best"), RATINGS).ndcg())
                .hasValueSatisfying(ndcg -> assertThat(ndcg).isCloseTo(5.416508 / 9.392789, within(1e-6)));
    }

    @Test
    void passesOverUnjudgedHitsOnlyInTheCondensedFigure() {
        RankedAnswer answer = new RankedAnswer(List.of("unknown", "best", "good", "poor"), RATINGS);
        assertThat(answer.ndcg()).hasValueSatisfying(ndcg -> assertThat(ndcg).isLessThan(0.8));
        assertThat(answer.condensedNdcg())
                .hasValueSatisfying(ndcg -> assertThat(ndcg).isCloseTo(1, within(1e-12)));
        assertThat(answer.judgedHits()).isEqualTo(3);
        assertThat(answer.hits()).isEqualTo(4);
    }

    @Test
    void isNotDefinedWhereNothingRelevantWasJudged() {
        assertThat(new RankedAnswer(List.of("wrong"), Map.of("wrong", 0)).ndcg())
                .isEmpty();
    }

    @Test
    void readsJudgmentsAndSaysWhichLineIsWrong() throws IOException {
        Judgments judgments = Judgments.parse("j.csv", new StringReader("query,docid,rating\n\"a, b\",1,3\nc,2,0\n"));
        assertThat(judgments.byQuery())
                .containsExactly(Map.entry("a, b", Map.of("1", 3)), Map.entry("c", Map.of("2", 0)));
        assertThatThrownBy(() -> Judgments.parse("j.csv", new StringReader("query,docid,rating\na,1,4\n")))
                .isInstanceOf(InvalidDataException.class)
                .hasMessage("j.csv, line 2: the rating is not 0 to 3: 4");
        assertThatThrownBy(() -> Judgments.parse("j.csv", new StringReader("query,doc,rating\n")))
                .hasMessage("j.csv has no column docid");
    }
}
