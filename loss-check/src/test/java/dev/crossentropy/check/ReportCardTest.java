package dev.crossentropy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Outcome;
import dev.crossentropy.check.card.ReportCard;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** A card with lines of every outcome, as a table and as JSON. */
class ReportCardTest {

  private static ReportCard card;

  @BeforeAll
  static void check() {
    card = LossCheck.of(new LossMCXENT()).run();
    assertThat(card.lines())
        .extracting(line -> line.finding().outcome())
        .contains(Outcome.values());
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80})
  void fitsIntoATerminal(int columns) {
    assertThat(card.toText(columns).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void losesNoWordInNarrowTerminals() {
    assertThat(words(card.toText(60))).isEqualTo(words(card.toText(1000)));
  }

  private static String words(String text) {
    return String.join(" ", Arrays.asList(text.strip().split("\\s+")));
  }

  @Test
  void countsItsLines() {
    long counted = Arrays.stream(Outcome.values()).mapToLong(card::count).sum();

    assertThat(counted).isEqualTo(card.lines().size());
    assertThat(card.toText(80))
        .endsWith(
            "%d passed, %d failed, %d not applicable%n"
                .formatted(
                    card.count(Outcome.PASS),
                    card.count(Outcome.FAIL),
                    card.count(Outcome.NOT_APPLICABLE)));
  }

  @Test
  void isJsonWithALinePerRule() throws IOException {
    JsonNode json = new ObjectMapper().readTree(card.toJson());

    assertThat(json.at("/loss").asText()).isEqualTo(card.loss());
    assertThat(json.at("/passed").asBoolean()).isFalse();
    assertThat(json.at("/lines")).hasSameSizeAs(card.lines());
    for (int i = 0; i < card.lines().size(); i++) {
      JsonNode line = json.at("/lines/" + i);
      Evidence evidence = card.lines().get(i).finding().evidence();
      assertThat(line.at("/rule").asText()).isEqualTo(card.lines().get(i).rule());
      assertThat(line.at("/outcome").asText())
          .isIn("pass", "fail", "not applicable", "information");
      assertThat(line.at("/evidence/right").asText())
          .isEqualTo(evidence == null ? "" : evidence.right());
    }
  }
}
