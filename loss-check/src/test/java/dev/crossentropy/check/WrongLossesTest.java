package dev.crossentropy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crossentropy.check.card.CardLine;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.ReportCard;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Each mistake is found by the rule that is about it, and by no other. */
class WrongLossesTest {

  static Stream<Arguments> wrongLosses() {
    String gradient = "gradient is the score's derivative";
    String sum = "score is the sum of the score array";
    String rowMask = "mask per row";
    String outputMask = "mask per output";
    String nan = "NaN in a masked row stays there";
    String inRecurrentLayers = "gradient through RnnOutputLayer";
    return Stream.of(
        arguments(new WrongLosses.WrongSign(), List.of(gradient)),
        arguments(new WrongLosses.MeanForSum(), List.of(gradient)),
        arguments(new WrongLosses.UnweightedGradient(), List.of(gradient)),
        arguments(new WrongLosses.SumForMean(), List.of(sum)),
        arguments(new WrongLosses.HalvedScoreArray(), List.of(sum)),
        arguments(
            new WrongLosses.JointCallOfItsOwn(),
            List.of("computeGradientAndScore is the two calls")),
        arguments(
            new WrongLosses.MaskForgottenInTheGradient(),
            List.of(rowMask, outputMask, nan, inRecurrentLayers)),
        arguments(new WrongLosses.MaskForgottenInTheScore(), List.of(rowMask, outputMask, nan)),
        arguments(
            new WrongLosses.MaskForgottenInTheScoreArray(), List.of("mask in the score array")),
        arguments(new WrongLosses.MaskThatMultiplies(), List.of(nan)),
        arguments(new WrongLosses.NaiveLogarithm(), List.of("large logits")),
        arguments(new WrongLosses.ArgumentOverwritten(), List.of("arguments are not modified")),
        arguments(new WrongLosses.DoubleGradientForFloats(), List.of("FLOAT beside DOUBLE")),
        arguments(
            new WrongLosses.GradientOutsideOfTheWorkspace(),
            List.of("gradient lies in the workspace")),
        arguments(
            new WrongLosses.AnotherScoreEachTime(), List.of("same bits again, and from 8 threads")),
        arguments(
            new WrongLosses.OptionLostInJson(),
            List.of("kept by JSON", "kept by YAML", "kept by ModelSerializer")),
        arguments(new WrongLosses.OptionForgottenInEquals(), List.of("equals and hashCode")),
        arguments(new WrongLosses.WithoutEquals(), List.of("equals and hashCode")),
        arguments(
            new WrongLosses.WithoutConstructorForJson(0.1),
            List.of("kept by JSON", "kept by YAML", "kept by ModelSerializer")),
        arguments(new WrongLosses.NotSerializable(), List.of("kept by Java serialization")));
  }

  @ParameterizedTest
  @MethodSource("wrongLosses")
  void findsAMistakeWhereItIs(ILossFunction loss, List<String> rules) {
    ReportCard card = LossCheck.of(loss).run();

    assertThat(card.failures()).extracting(CardLine::rule).containsExactlyElementsOf(rules);
    assertThatThrownBy(card::assertPassed)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rules.get(0))
        .hasMessageNotContaining("pass  ");
  }

  @Test
  void showsTheSmallestInputAndTheRightValue() {
    Evidence evidence = evidence(LossCheck.of(new WrongLosses.WrongSign()).run(), 0);

    assertThat(evidence.input()).isEqualTo("logits [[0, 0]], labels [[0, 1]]");
    assertThat(evidence.found()).isEqualTo("gradient[0, 0] = -0.5");
    assertThat(evidence.right()).isEqualTo("gradient[0, 0] = 0.5");
  }

  @Test
  void callsCommonMistakesByTheirNames() {
    assertThat(firstReason(new WrongLosses.WrongSign())).contains("wrong sign");
    assertThat(firstReason(new WrongLosses.MeanForSum())).contains("mean");
    assertThat(firstReason(new WrongLosses.OptionLostInJson())).contains("@JsonProperty");
    assertThat(firstReason(new WrongLosses.WithoutConstructorForJson(0.1))).contains("constructor");
  }

  private static String firstReason(ILossFunction loss) {
    return LossCheck.of(loss).run().failures().get(0).finding().reason();
  }

  private static Evidence evidence(ReportCard card, int failure) {
    return Objects.requireNonNull(card.failures().get(failure).finding().evidence());
  }
}
