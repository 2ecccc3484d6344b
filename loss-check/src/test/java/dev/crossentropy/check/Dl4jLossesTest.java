package dev.crossentropy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.check.card.CardLine;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Outcome;
import dev.crossentropy.check.card.ReportCard;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What the check says of Deeplearning4j's own losses. */
class Dl4jLossesTest {

  @Test
  void showsTheKnownDefectsOfLossMcxent() {
    ReportCard card = LossCheck.of(new LossMCXENT()).run();

    assertThat(card.failures())
        .extracting(CardLine::rule)
        .containsExactly(
            "NaN in a masked row stays there",
            "large logits",
            "soft labels, of any sum",
            "rows of zero labels");
    assertThat(evidence(card, 1).found()).isEqualTo("score = 23.026");
    assertThat(evidence(card, 1).right()).isEqualTo("score = 30");
    assertThat(card.lines())
        .filteredOn(line -> line.rule().equals("mask per output"))
        .first()
        .satisfies(
            line -> {
              assertThat(line.finding().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
              assertThat(line.finding().reason()).contains("not supported");
            });
  }

  @ParameterizedTest
  @EnumSource(LossFunction.class)
  void comesToAnEndWithEachLossOfDeeplearning4j(LossFunction function) {
    ReportCard card = LossCheck.of(function.getILossFunction()).run();

    assertThat(card.lines()).hasSizeGreaterThan(1);
    assertThat(card.count(Outcome.PASS)).isPositive();
  }

  private static Evidence evidence(ReportCard card, int failure) {
    return Objects.requireNonNull(card.failures().get(failure).finding().evidence());
  }
}
