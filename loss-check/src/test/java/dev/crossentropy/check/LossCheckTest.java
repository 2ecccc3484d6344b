package dev.crossentropy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.card.CardLine;
import dev.crossentropy.check.card.ReportCard;
import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.loss.Normalization;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

class LossCheckTest {

  static Stream<LossCheck> rightLosses() {
    return Stream.of(
        LossCheck.of(new RightLoss()),
        LossCheck.of(new CrossEntropyLoss()),
        LossCheck.of(new CrossEntropyLoss()).withLabels(LabelKind.CLASS_INDEX).outputs(3),
        LossCheck.of(
            CrossEntropyLoss.builder()
                .classWeights(1, 2, 0.5, 3)
                .labelSmoothing(0.1)
                .focalGamma(2)
                .normalization(Normalization.TARGET_WEIGHTS)
                .build()),
        LossCheck.of(
            CrossEntropyLoss.builder()
                .zLoss(1e-3)
                .logitSoftCap(20)
                .temperature(2)
                .normalization(Normalization.VALID_ROWS)
                .build()),
        LossCheck.of(new BinaryCrossEntropyLoss()).withActivation(Activation.SIGMOID),
        LossCheck.of(BinaryCrossEntropyLoss.builder().focalGamma(2).labelSmoothing(0.1).build())
            .withActivation(Activation.SIGMOID));
  }

  @ParameterizedTest
  @MethodSource("rightLosses")
  void findsNothingWrongWithRightLosses(LossCheck check) {
    check.alsoWithoutRows().run().assertPassed();
  }

  @Test
  void findsAMultiClassLossUnderSigmoid() {
    ReportCard card =
        LossCheck.of(new CrossEntropyLoss())
            .withActivation(Activation.SIGMOID)
            .withLabels(LabelKind.ONE_HOT)
            .run();

    assertThat(card.failures()).extracting(CardLine::rule).containsExactly("wrong outputs cost");
    assertThat(card.failures().get(0).finding().reason()).contains("SOFTMAX", "binary");
  }

  @Test
  void saysNothingElseWhereNoOrdinaryCallSucceeds() {
    ReportCard card =
        LossCheck.of(new CrossEntropyLoss()).withActivation(Activation.IDENTITY).run();

    assertThat(card.lines()).hasSize(1);
    assertThat(card.failures())
        .extracting(CardLine::rule)
        .containsExactly("ordinary calls give numbers");
  }

  @Test
  void refusesASingleOutput() {
    LossCheck check = LossCheck.of(new CrossEntropyLoss());

    assertThatThrownBy(() -> check.outputs(1)).hasMessageContaining("at least 2");
  }
}
