package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class OptionsTest {

  static Stream<Arguments> eachOption() {
    return Stream.concat(crossEntropy(), binary());
  }

  private static Stream<Arguments> crossEntropy() {
    return Stream.of(
        arguments(new CrossEntropyLoss(), "CrossEntropyLoss"),
        arguments(
            options().classWeights(1, 0.5, 2).build(),
            "CrossEntropyLoss(classWeights=[1.0, 0.5, 2.0])"),
        arguments(
            options().smoothingWeights(SmoothingWeights.BY_TARGET).build(),
            "CrossEntropyLoss(smoothingWeights=BY_TARGET)"),
        arguments(options().labelSmoothing(0.1).build(), "CrossEntropyLoss(labelSmoothing=0.1)"),
        arguments(options().ignoreIndex(7, -1, 7).build(), "CrossEntropyLoss(ignoreIndex=[-1, 7])"),
        arguments(options().focalGamma(0.5).build(), "CrossEntropyLoss(focalGamma=0.5)"),
        arguments(options().polyEpsilon(-1).build(), "CrossEntropyLoss(polyEpsilon=-1.0)"),
        arguments(options().zLoss(1e-4).build(), "CrossEntropyLoss(zLoss=1.0E-4)"),
        arguments(options().logitSoftCap(30).build(), "CrossEntropyLoss(logitSoftCap=30.0)"),
        arguments(options().temperature(2).build(), "CrossEntropyLoss(temperature=2.0)"),
        arguments(
            options().normalization(Normalization.TARGET_WEIGHTS).build(),
            "CrossEntropyLoss(normalization=TARGET_WEIGHTS)"),
        arguments(
            options().labelSmoothing(0.1).focalGamma(2).build(),
            "CrossEntropyLoss(labelSmoothing=0.1, focalGamma=2.0)"));
  }

  private static Stream<Arguments> binary() {
    return Stream.of(
        arguments(new BinaryCrossEntropyLoss(), "BinaryCrossEntropyLoss"),
        arguments(
            binaryOptions().outputWeights(1, 0, 2).build(),
            "BinaryCrossEntropyLoss(outputWeights=[1.0, 0.0, 2.0])"),
        arguments(
            binaryOptions().positiveWeights(3, 1, 1).build(),
            "BinaryCrossEntropyLoss(positiveWeights=[3.0, 1.0, 1.0])"),
        arguments(
            binaryOptions().labelSmoothing(0.2).build(),
            "BinaryCrossEntropyLoss(labelSmoothing=0.2)"),
        arguments(binaryOptions().focalGamma(2).build(), "BinaryCrossEntropyLoss(focalGamma=2.0)"),
        arguments(
            binaryOptions().focalAlpha(0.25).build(), "BinaryCrossEntropyLoss(focalAlpha=0.25)"),
        arguments(
            binaryOptions().normalization(Normalization.VALID_ROWS).build(),
            "BinaryCrossEntropyLoss(normalization=VALID_ROWS)"));
  }

  static Stream<Arguments> illegalJson() {
    return Stream.of(
        arguments(
            "{\"@class\":\"dev.crossentropy.loss.CrossEntropyLoss\",\"labelSmoothing\":1.5}",
            "labelSmoothing must be in [0, 1), was 1.5"),
        arguments(
            "{\"@class\":\"dev.crossentropy.loss.BinaryCrossEntropyLoss\",\"focalAlpha\":-1}",
            "focalAlpha must be in [0, 1], was -1.0"));
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        illegal(() -> options().classWeights(1, -2), "classWeights[1]", "-2.0", ">= 0"),
        illegal(() -> options().classWeights(Double.NaN), "classWeights[0]", "NaN", ">= 0"),
        illegal(() -> options().classWeights(), "classWeights is empty"),
        illegal(() -> options().labelSmoothing(1), "labelSmoothing", "1.0", "[0, 1)"),
        illegal(() -> options().labelSmoothing(-0.1), "labelSmoothing", "-0.1", "[0, 1)"),
        illegal(() -> options().labelSmoothing(Double.NaN), "labelSmoothing", "NaN"),
        illegal(() -> options().focalGamma(-1), "focalGamma", "-1.0", ">= 0"),
        illegal(() -> options().polyEpsilon(Double.NaN), "polyEpsilon", "NaN", "finite"),
        illegal(() -> options().zLoss(-1), "zLoss", "-1.0", ">= 0"),
        illegal(() -> options().logitSoftCap(0), "logitSoftCap", "0.0", "> 0"),
        illegal(() -> options().temperature(0), "temperature", "0.0", "> 0"),
        illegal(() -> options().temperature(Double.POSITIVE_INFINITY), "temperature", "Infinity"));
  }

  static Stream<Arguments> illegalBinary() {
    return Stream.of(
        arguments(binaryOptions().outputWeights(-1), List.of("outputWeights[0]", "-1.0")),
        arguments(binaryOptions().positiveWeights(1, -1), List.of("positiveWeights[1]", "-1.0")),
        arguments(binaryOptions().labelSmoothing(1), List.of("labelSmoothing", "1.0", "[0, 1)")),
        arguments(binaryOptions().focalGamma(-2), List.of("focalGamma", "-2.0")),
        arguments(binaryOptions().focalAlpha(1.5), List.of("focalAlpha", "1.5", "[0, 1]")),
        arguments(
            binaryOptions().normalization(Normalization.TARGET_WEIGHTS),
            List.of("normalization", "ROWS", "VALID_ROWS", "TARGET_WEIGHTS")));
  }

  private static Arguments illegal(Supplier<CrossEntropyLoss.Builder> options, String... facts) {
    return arguments(options.get(), List.of(facts));
  }

  @ParameterizedTest
  @MethodSource("eachOption")
  void showsOnlyWhatDiffersFromTheDefault(ILossFunction loss, String name) {
    assertThat(loss).hasToString(name);
    assertThat(loss.name()).isEqualTo(name);
  }

  @Test
  void distinguishesLossesByTheirOptions() {
    List<Object> losses = eachOption().map(row -> row.get()[0]).toList();

    assertThat(losses).doesNotHaveDuplicates();
    assertThat(losses).isEqualTo(eachOption().map(row -> row.get()[0]).toList());
    assertThat(losses.stream().map(Object::hashCode)).doesNotHaveDuplicates();
  }

  @Test
  void takesNullWeightsForNone() {
    assertThat(options().classWeights(1, 2).classWeights((double[]) null).build())
        .isEqualTo(new CrossEntropyLoss());
  }

  @Test
  void copiesTheWeightsItIsGiven() {
    double[] weights = {1, 2};
    CrossEntropyLoss loss = options().classWeights(weights).build();
    weights[0] = 5;

    assertThat(loss).hasToString("CrossEntropyLoss(classWeights=[1.0, 2.0])");
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void refusesOptionsOutsideTheirRange(CrossEntropyLoss.Builder options, List<String> facts) {
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(facts.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("illegalBinary")
  void refusesBinaryOptionsOutsideTheirRange(
      BinaryCrossEntropyLoss.Builder options, List<String> facts) {
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(facts.toArray(String[]::new));
  }

  private static CrossEntropyLoss.Builder options() {
    return CrossEntropyLoss.builder();
  }

  private static BinaryCrossEntropyLoss.Builder binaryOptions() {
    return BinaryCrossEntropyLoss.builder();
  }
}
