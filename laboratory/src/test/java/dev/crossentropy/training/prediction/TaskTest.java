package dev.crossentropy.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TaskTest {

  private static final double EXACT = 1e-12;

  /** Logits of ln 3 and −ln 3 are probabilities of 3/4 and 1/4. */
  private static final float Z = (float) Math.log(3);

  /** The float nearest to ln 3 is not ln 3. */
  private static final double FLOAT_LOGIT = 1e-7;

  private final INDArray logits =
      Nd4j.createFromArray(new float[][] {{Z, -Z}, {Z, Z}, {-Z, -Z}, {-Z, Z}});
  private final INDArray labels =
      Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {0, 0}, {1, 1}});
  private final Predictions sets = Task.LABEL_SET.predictions(logits, labels);

  @Test
  void takesASetOfLabelsForOneAnswer() {
    assertThat(named(sets, sets.actual())).containsExactly("{0}", "{0}", "{}", "{0, 1}");
    assertThat(named(sets, sets.predicted())).containsExactly("{0}", "{0, 1}", "{}", "{1}");
    assertThat(sets.accuracy()).isEqualTo(0.5);
    assertThat(sets.confidence())
        .containsExactly(new double[] {9. / 16, 9. / 16, 9. / 16, 9. / 16}, within(FLOAT_LOGIT));
  }

  private static List<String> named(Predictions predictions, int[] answers) {
    return Arrays.stream(answers)
        .mapToObj(answer -> predictions.labelSets().get(answer).toString())
        .toList();
  }

  @Test
  void takesMoreLabelsThanAnIntegerHasBits() {
    int count = 100;
    float[][] y = new float[2][count];
    float[][] z = new float[2][count];
    y[0][0] = 1; // a shift by 32 or 64 would take label 96 for label 0
    y[1][96] = 1;
    for (int label = 0; label < count; label++) {
      z[0][label] = label == 0 ? Z : -Z;
      z[1][label] = label == 0 ? Z : -Z;
    }
    INDArray targets = Nd4j.createFromArray(y);
    Predictions many = Task.LABEL_SET.predictions(Nd4j.createFromArray(z), targets);

    assertThat(many.accuracy()).isEqualTo(0.5);
    assertThat(Task.LABEL_SET.hammingLoss(many, count)).isEqualTo(2.0 / (2 * count));
    assertThat(Task.LABEL_SET.macroF1(many, count)).isCloseTo((2. / 3 + 0) / 2, within(EXACT));
    assertThat(Task.LABEL_SET.targets(many).castTo(targets.dataType())).isEqualTo(targets);
  }

  @Test
  void sumsTheLabelsBinaryCrossEntropies() {
    double right = -Math.log(0.75);
    double wrong = -Math.log(0.25);
    assertThat(sets.loss())
        .containsExactly(
            new double[] {2 * right, right + wrong, 2 * right, right + wrong}, within(FLOAT_LOGIT));
    assertThat(sets.meanLoss()).isCloseTo(1.5 * right + 0.5 * wrong, within(FLOAT_LOGIT));
  }

  @Test
  void countsSingleLabelsInHammingLossAndF1() {
    // label 0: right twice of 2 answers and 3 examples; label 1: right once of 2 answers and 1
    // example
    assertThat(Task.LABEL_SET.hammingLoss(sets, 2)).isEqualTo(2.0 / 8);
    assertThat(Task.LABEL_SET.macroF1(sets, 2)).isCloseTo((4. / 5 + 2. / 3) / 2, within(EXACT));
    assertThat(Task.LABEL_SET.perClass(sets, List.of("a", "b")))
        .containsExactly(new ClassResult("a", 3, 1, 2. / 3), new ClassResult("b", 1, 0.5, 1));
  }

  @Test
  void givesBackTheTargetsItWasGiven() {
    assertThat(Task.LABEL_SET.targets(sets).castTo(labels.dataType())).isEqualTo(labels);
    INDArray oneHot = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
    Predictions classes = Task.ONE_CLASS.predictions(logits, oneHot);
    assertThat(Task.ONE_CLASS.targets(classes).castTo(oneHot.dataType())).isEqualTo(oneHot);
    assertThat(Task.ONE_CLASS.hammingLoss(classes, 2)).isEqualTo(1 - classes.accuracy());
  }

  @Test
  void keepsItsDigitsForLogitsFarFromZero() {
    Predictions far =
        Task.LABEL_SET.predictions(
            Nd4j.createFromArray(new float[][] {{-200, 200}}),
            Nd4j.createFromArray(new float[][] {{1, 1}}));
    assertThat(far.loss()[0]).isEqualTo(200);
  }
}
