package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Which labels, masks, weights and logits are taken, and what the refusal of others says. */
class LabelsTest {
  private static final CrossEntropyLoss PLAIN = new CrossEntropyLoss();

  private static Call call() {
    return Call.of(
        PLAIN,
        new double[][] {{1, 2, 3}, {0, 1, 0}},
        new double[] {0, 1, 0},
        new double[] {1, 0, 0});
  }

  private static INDArray column(double... values) {
    return Nd4j.createFromArray(values).reshape(values.length, 1);
  }

  @Test
  void classIndicesAreOneHotRows() {
    assertThat(call().withLabels(column(1, 0)).score()).isEqualTo(call().score());
    assertThat(call().withLabels(column(1, 0)).gradient()).isEqualTo(call().gradient());
  }

  @Test
  void oneColumnIsDenseWhenThereIsOneClass() {
    Call call = Call.of(PLAIN, new double[][] {{5}}, new double[] {0.5});

    assertThat(call.withLoss(CrossEntropyLoss.builder().zLoss(1).build()).score()).isEqualTo(25);
    assertThat(call.withActivation(Activation.SIGMOID.getActivationFunction()).score())
        .isCloseTo(0.5 * Math.log1p(Math.exp(-5)), within(1e-16));
  }

  @Test
  void negativeTargetsPushAway() {
    Call call = Call.of(PLAIN, new double[][] {{0, 0}}, new double[] {-1, 0});

    assertThat(call.score()).isCloseTo(-Math.log(2), within(1e-15));
    assertThat(call.gradientRow(0)).containsExactly(0.5, -0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 3, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
  void refusesWhatIsNoClassIndex(double index) {
    String shown = index == 1e300 ? "1.0E300" : Double.toString(index).replaceAll("\\.0$", "");

    assertThatThrownBy(() -> call().withLabels(column(0, index)).score())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("row 1", shown, "integer in [0, 3)");
  }

  @Test
  void namesTheIgnoredIndicesToo() {
    CrossEntropyLoss ignoring = CrossEntropyLoss.builder().ignoreIndex(-100).build();
    Call call = call().withLoss(ignoring).withLabels(column(-100, -1));

    assertThatThrownBy(call::gradient).hasMessageContainingAll("row 1", "-1", "[-100]");
  }

  static Stream<Arguments> refused() {
    double nan = Double.NaN;
    return Stream.of(
        refused(
            c -> c.withLabels(Nd4j.createFromArray(new double[][] {{0, 0, 1}, {0, nan, 0}})),
            "row 1",
            "column 1",
            "NaN"),
        refused(c -> c.withLabels(Nd4j.zeros(3, 3)), "labels", "[2, 3]", "[2, 1]", "[3, 3]"),
        refused(c -> c.withLabels(Nd4j.zeros(2, 2)), "labels", "[2, 3]", "[2, 1]", "[2, 2]"),
        refused(c -> c.withLabels(Nd4j.zeros(2)), "labels", "[2, 3]", "[2, 1]", "[2]"),
        refused(c -> c.withMask(Nd4j.zeros(3, 1)), "mask", "[2, 1]", "[3, 1]"),
        refused(c -> c.withMask(Nd4j.zeros(2, 2)), "mask", "[2, 3]", "[2, 2]"),
        refused(c -> c.withMask(column(1, nan)), "mask", "row 1", "NaN"),
        refused(c -> c.withLogits(Nd4j.zeros(DataType.FLOAT, 2, 3, 4)), "preOutput", "[2, 3, 4]"),
        refused(c -> c.withLogits(Nd4j.zeros(DataType.INT32, 2, 3)), "preOutput", "FLOAT", "INT"),
        refused(
            c -> c.withLogits(Nd4j.create(DataType.FLOAT, 2, 0)),
            "preOutput",
            "at least one class",
            "[2, 0]"),
        refused(
            c -> c.withLoss(CrossEntropyLoss.builder().classWeights(1, 2).build()),
            "classWeights",
            "2 weights",
            "3"),
        refused(
            c -> c.withLoss(BinaryCrossEntropyLoss.builder().outputWeights(1, 2).build()),
            "outputWeights",
            "2 weights",
            "3"),
        refused(
            c -> c.withLoss(BinaryCrossEntropyLoss.builder().positiveWeights(1).build()),
            "positiveWeights",
            "1 weights",
            "3"),
        refused(
            c -> c.withLoss(new BinaryCrossEntropyLoss()).withLabels(column(0, 1)),
            "labels",
            "[2, 3]",
            "[2, 1]"));
  }

  private static Arguments refused(UnaryOperator<Call> change, String... facts) {
    return arguments(change, List.of(facts));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void namesWhatItFoundAndWhatItExpected(UnaryOperator<Call> change, List<String> facts) {
    Call call = change.apply(call());

    assertThatThrownBy(call::score)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(facts.toArray(String[]::new));
    assertThatThrownBy(call::gradient).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(call::rowScores).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Arguments> logitOptions() {
    return Stream.of(
        arguments("temperature", CrossEntropyLoss.builder().temperature(2).build()),
        arguments("logitSoftCap", CrossEntropyLoss.builder().logitSoftCap(2).build()),
        arguments("zLoss", CrossEntropyLoss.builder().zLoss(2).build()));
  }

  @ParameterizedTest
  @MethodSource("logitOptions")
  void refusesLogitOptionsUnderOtherActivations(String option, CrossEntropyLoss loss) {
    for (Activation activation : new Activation[] {Activation.SIGMOID, Activation.TANH}) {
      Call call = call().withLoss(loss).withActivation(activation.getActivationFunction());

      assertThatThrownBy(call::score)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(option, "" + activation.getActivationFunction(), "SOFTMAX");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "TANH", "RELU", "SOFTPLUS"})
  void refusesOutputsThatAreNoProbabilities(Activation activation) {
    IActivation function = activation.getActivationFunction();
    double[][] logits = {{0.5, 0.25}, {-3, 7}};
    INDArray outputs = function.getActivation(Nd4j.createFromArray(logits), true);
    for (ILossFunction loss : new ILossFunction[] {PLAIN, new BinaryCrossEntropyLoss()}) {
      int wrong = outputs.getDouble(1, 0) < 0 ? 0 : 1;
      double[] label = wrong == 0 ? new double[] {1, 0} : new double[] {0, 1};
      Call call = Call.of(loss, logits, new double[] {1, 0}, label).withActivation(function);
      String value = Double.toString(outputs.getDouble(1, wrong));

      assertThatThrownBy(call::score)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("row 1", "output " + wrong, value, "Activation.SOFTMAX");
      assertThatThrownBy(call::gradient).hasMessageContaining("row 1");
      assertThat(call.withMask(new double[][] {{1}, {0}}).score()).isFinite();
    }
  }

  @Test
  void looksAtNoOutputThatNoTermNeeds() {
    Call call =
        Call.of(PLAIN, new double[][] {{0.5, 7}}, new double[] {1, 0})
            .withActivation(new ActivationIdentity());

    assertThat(call.score()).isEqualTo(Math.log(2));
    assertThat(call.gradientRow(0)).containsExactly(-2, 0);
  }

  @Test
  void saysOnceThatIgnoreIndexSpeaksOfClassIndices() {
    List<String> warnings = new ArrayList<>();
    Handler handler = new Recorder(warnings);
    Logger logger = Logger.getLogger("dev.crossentropy.loss");
    logger.addHandler(handler);
    try {
      Call call = call().withLoss(CrossEntropyLoss.builder().ignoreIndex(1).build());
      call.withLabels(column(1, 0)).score();
      assertThat(warnings).isEmpty();
      assertThat(call.score()).isEqualTo(call().score());
      call.gradient();
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(warnings).singleElement().asString().contains("ignoreIndex=[1]", "[rows, 1]");
  }

  /** Keeps what is logged. */
  private static final class Recorder extends Handler {
    private final List<String> messages;

    Recorder(List<String> messages) {
      this.messages = messages;
    }

    @Override
    public void publish(LogRecord message) {
      messages.add(message.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
