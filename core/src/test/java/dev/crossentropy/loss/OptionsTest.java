package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

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
        json(
            "CrossEntropyLoss", "'labelSmothing':0.1", "no option labelSmothing", "labelSmoothing"),
        json("CrossEntropyLoss", "'alpha':1", "no option alpha", "zLoss", "normalization"),
        json("BinaryCrossEntropyLoss", "'temperature':2", "no option temperature", "focalAlpha"),
        json("CrossEntropyLoss", "'ignoreIndex':[null]", "ignoreIndex must be a number, was null"),
        json("CrossEntropyLoss", "'ignoreIndex':[1.5]", "ignoreIndex must be integers, was [1.5]"),
        json("CrossEntropyLoss", "'ignoreIndex':null", "ignoreIndex must be a number, was null"),
        json("CrossEntropyLoss", "'classWeights':[1,null]", "classWeights must be a number"),
        json("CrossEntropyLoss", "'labelSmoothing':null", "labelSmoothing must be a number"),
        json("CrossEntropyLoss", "'focalGamma':''", "focalGamma must be a number"),
        json("CrossEntropyLoss", "'focalGamma':true", "focalGamma must be a number, was true"),
        json("CrossEntropyLoss", "'temperature':{}", "temperature must be a number"),
        json("CrossEntropyLoss", "'normalization':'MEAN'", "one of [ROWS, VALID_ROWS", "was MEAN"),
        json("BinaryCrossEntropyLoss", "'normalization':null", "normalization must be one of"),
        json(
            "CrossEntropyLoss",
            "'labelSmoothing':1.5",
            "labelSmoothing must be in [0, 1), was 1.5"),
        json(
            "BinaryCrossEntropyLoss", "'focalAlpha':-1", "focalAlpha must be in [0, 1], was -1.0"));
  }

  private static Arguments json(String loss, String options, String... facts) {
    String json = "{'@class':'dev.crossentropy.loss." + loss + "'," + options + "}";
    return arguments(json.replace('\'', '"'), List.of(facts));
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        illegal(() -> options().classWeights(1, -2), "classWeights[1]", "-2.0", ">= 0"),
        illegal(() -> options().classWeights(Double.NaN), "classWeights[0]", "NaN", ">= 0"),
        illegal(() -> options().classWeights(), "classWeights is empty"),
        illegal(() -> options().labelSmoothing(1), "labelSmoothing", "1.0", "[0, 1)"),
        illegal(() -> options().labelSmoothing(-0.1), "labelSmoothing", "-0.1", "[0, 1)"),
        illegal(() -> options().labelSmoothing(Double.NaN), "labelSmoothing", "NaN"),
        illegal(() -> options().smoothingWeights(null), "smoothingWeights", "PER_CLASS", "null"),
        illegal(() -> options().normalization(null), "normalization", "VALID_ROWS", "null"),
        illegal(() -> options().ignoreIndex((int[]) null), "ignoreIndex", "class indices", "null"),
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
        arguments(binaryOptions().normalization(null), List.of("normalization", "ROWS", "null")),
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

  /** Every option by the name of its setter, as JSON has it, and what the getter returns. */
  @ParameterizedTest
  @MethodSource("eachOption")
  void hasAGetterForEachOption(ILossFunction loss, String name)
      throws ReflectiveOperationException {
    JsonNode json = new ObjectMapper().valueToTree(loss);
    Iterable<String> options = json::fieldNames;
    for (String option : options) {
      if (!option.equals("@class")) {
        String getter =
            "get" + option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
        Object value = loss.getClass().getMethod(getter).invoke(loss);
        assertThat((Object) new ObjectMapper().valueToTree(value)).isEqualTo(json.get(option));
      }
    }
    assertThat(json.size()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void returnsCopiesOfItsArrays() {
    CrossEntropyLoss loss = options().classWeights(1, 2).ignoreIndex(3).build();
    loss.getClassWeights()[0] = 9;
    loss.getIgnoreIndex()[0] = 9;

    assertThat(loss).hasToString("CrossEntropyLoss(classWeights=[1.0, 2.0], ignoreIndex=[3])");
  }

  @ParameterizedTest
  @MethodSource("eachOption")
  void canBeCalledByReflection(ILossFunction loss, String name)
      throws ReflectiveOperationException {
    for (String method : List.of("name", "toString", "hashCode")) {
      assertThat(loss.getClass().getMethod(method).invoke(loss)).isNotNull();
    }
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
