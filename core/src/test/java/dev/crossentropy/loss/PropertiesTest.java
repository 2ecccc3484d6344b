package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What holds for every batch, over seeded random draws. */
class PropertiesTest {
  private static final int DRAWS = 200;

  /** float64 sums of up to 30 terms below 100. */
  private static final double TOLERANCE = 1e-12;

  private static final CrossEntropyLoss PLAIN = new CrossEntropyLoss();

  private static Call plain(long seed) {
    Random random = new Random(seed);
    double[][] logits = new double[1 + random.nextInt(4)][1 + random.nextInt(7)];
    double[][] labels = new double[logits.length][logits[0].length];
    for (int row = 0; row < logits.length; row++) {
      Arrays.setAll(logits[row], c -> 5 * random.nextGaussian());
      Arrays.setAll(labels[row], c -> random.nextDouble());
    }
    return Call.of(PLAIN, logits, labels);
  }

  @Test
  void addingAConstantToARowOfLogitsChangesNothing() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = plain(seed);
      Call shifted = call.withLogits(call.logits().add(123.5));

      assertThat(shifted.score()).as("seed %d", seed).isCloseTo(call.score(), within(1e-11));
    }
  }

  @Test
  void permutingTheClassesPermutesTheGradient() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = plain(seed);
      int[] reversed = new int[call.logits().columns()];
      Arrays.setAll(reversed, c -> reversed.length - 1 - c);
      Call permuted =
          call.withLogits(call.logits().getColumns(reversed))
              .withLabels(call.labels().getColumns(reversed));

      assertThat(permuted.score()).as("seed %d", seed).isCloseTo(call.score(), within(TOLERANCE));
      assertThat(permuted.gradient().equalsWithEps(call.gradient().getColumns(reversed), TOLERANCE))
          .as("seed %d", seed)
          .isTrue();
    }
  }

  @Test
  void rowsOfTheGradientSumToZeroUnlessLogitsAreCappedOrPulledToZero() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.outputwise(seed, Activation.SOFTMAX);
      double scale = Math.max(1, Math.abs(call.score()));

      for (double sum : call.gradient().sum(1).toDoubleVector()) {
        assertThat(sum / scale).as("seed %d: %s", seed, call).isCloseTo(0, within(TOLERANCE));
      }
    }
  }

  @Test
  void noLogitsScoreBelowTheEntropyOfTheTarget() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = plain(seed);
      INDArray targets = call.labels().divColumnVector(call.labels().sum(true, 1));
      double entropy = 0;
      for (double target : targets.dup().data().asDouble()) {
        entropy -= target * Math.log(target);
      }
      Call optimum = call.withLabels(targets).withLogits(Transforms.log(targets, true));

      assertThat(call.withLabels(targets).score())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(entropy - TOLERANCE);
      assertThat(optimum.score()).as("seed %d", seed).isCloseTo(entropy, within(TOLERANCE));
    }
  }

  @Test
  void scoreAndGradientAreLinearInTheTargets() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.linear(seed);
      INDArray labels = call.labels();
      INDArray other = labels.mul(labels);
      Call sum = call.withLabels(labels.mul(2).addi(other.mul(-3)));
      Call first = call.withLabels(labels);
      Call second = call.withLabels(other);
      double expected = 2 * first.score() - 3 * second.score();
      INDArray gradient = first.gradient().mul(2).subi(second.gradient().mul(3));

      assertThat(sum.score()).as("seed %d: %s", seed, call).isCloseTo(expected, within(1e-11));
      assertThat(sum.gradient().equalsWithEps(gradient, 1e-11))
          .as("seed %d: %s", seed, call)
          .isTrue();
    }
  }

  @Test
  void rowScoresSumToTheScore() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.linear(seed);

      assertThat(Arrays.stream(call.rowScores()).sum())
          .as("seed %d: %s", seed, call)
          .isCloseTo(call.score(), within(1e-11));
    }
  }

  @Test
  void scoreAndGradientTogetherAreTheSameBitsAsApart() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.softmax(seed);
      var both =
          call.loss()
              .computeGradientAndScore(
                  call.labels(), call.logits(), call.activation(), call.mask(), true);

      assertThat(both.getFirst()).as("seed %d", seed).isEqualTo(call.mean());
      assertThat(both.getSecond().dup().data().asDouble())
          .as("seed %d", seed)
          .containsExactly(call.gradient().dup().data().asDouble());
    }
  }

  @Test
  void weightsOfOneAreNoWeights() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = plain(seed);
      double[] ones = new double[call.logits().columns()];
      Arrays.fill(ones, 1);
      Call weighted = call.withLoss(CrossEntropyLoss.builder().classWeights(ones).build());

      assertThat(weighted.score()).as("seed %d", seed).isEqualTo(call.score());
      assertThat(weighted.gradient()).as("seed %d", seed).isEqualTo(call.gradient());
    }
  }
}
