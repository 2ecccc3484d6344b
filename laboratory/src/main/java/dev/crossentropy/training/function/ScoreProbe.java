package dev.crossentropy.training.function;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every loss answers where the exact cross-entropy of a row is known: where their scores part.
 *
 * <p>The rows are the test logits of one trained network, each under every label it could have had;
 * a wrong label shows what the network's own mistakes would cost. The trace scales the logits of
 * the row with the largest cross-entropy, as if the network were surer and surer of that mistake.
 *
 * @param losses names, in the order of {@link Sample#scores}
 * @param own rows of the network's logits, by growing exact cross-entropy
 * @param trace the scaled row, by growing exact cross-entropy
 */
public record ScoreProbe(List<String> losses, Sample own, Sample trace) {

  /** Enough for a figure; ten thousand test digits under ten labels are not needed there. */
  private static final int MAX_ROWS = 200;

  private static final int MAX_POINTS = 160;
  private static final int TRACE_POINTS = 81;

  /**
   * How far the trace goes, in nats: well beyond −ln 1e-10 ≈ 23.03, where a probability clipped at
   * 1e-10 stops counting.
   */
  private static final double TRACE_END = 40;

  /** The trace of a network that is surer than that: a quarter beyond what it reached. */
  private static final double BEYOND = 1.25;

  /**
   * @param exact −log p(label), in nats
   * @param scores one array for each loss, as long as {@code exact}
   */
  public record Sample(double[] exact, double[][] scores) {}

  private record Row(double[] logits, int label, double exact) {

    static Row of(double[] logits, int label) {
      double max = Arrays.stream(logits).max().orElseThrow();
      double sum = Arrays.stream(logits).map(z -> Math.exp(z - max)).sum();
      return new Row(logits, label, Math.log(sum) + (max - logits[label]));
    }

    /** How far the label's logit lies below the largest one. */
    double gap() {
      return Arrays.stream(logits).max().orElseThrow() - logits[label];
    }

    Row scaled(double factor) {
      return of(Arrays.stream(logits).map(z -> z * factor).toArray(), label);
    }
  }

  /**
   * Empty where an answer is a set of labels: there is no one logit whose growth could be followed.
   */
  public static ScoreProbe of(List<NamedLoss> losses, LabelledLogits examples) {
    if (examples.task() == Task.LABEL_SET) {
      return new ScoreProbe(
          losses.stream().map(NamedLoss::name).toList(),
          sample(losses, List.of()),
          sample(losses, List.of()));
    }
    List<Row> all = rows(examples.logits().toDoubleMatrix());
    return new ScoreProbe(
        losses.stream().map(NamedLoss::name).toList(),
        sample(losses, thinned(all)),
        sample(losses, trace(all.get(all.size() - 1))));
  }

  private static List<Row> rows(double[][] logits) {
    List<Row> rows = new ArrayList<>();
    for (int i : evenly(logits.length, MAX_ROWS)) {
      double[] z = logits[i];
      for (int label = 0; label < z.length; label++) {
        rows.add(Row.of(z, label));
      }
    }
    rows.sort(Comparator.comparingDouble(Row::exact));
    return rows;
  }

  private static List<Row> thinned(List<Row> rows) {
    return Arrays.stream(evenly(rows.size(), MAX_POINTS)).mapToObj(rows::get).toList();
  }

  private static int[] evenly(int size, int most) {
    int count = Math.min(size, most);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
        .toArray();
  }

  /** Empty where the network tells no two classes apart, and scaling changes nothing. */
  private static List<Row> trace(Row worst) {
    double gap = worst.gap();
    if (!(gap > 0)) {
      return List.of();
    }
    double end = Math.max(TRACE_END, BEYOND * gap);
    return IntStream.range(0, TRACE_POINTS)
        .mapToObj(i -> worst.scaled(end / gap * i / (TRACE_POINTS - 1)))
        .toList();
  }

  private static Sample sample(List<NamedLoss> losses, List<Row> rows) {
    double[] exact = rows.stream().mapToDouble(Row::exact).toArray();
    double[][] scores = new double[losses.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rows.isEmpty() ? new double[0] : scores(losses.get(i), rows);
    }
    return new Sample(exact, scores);
  }

  private static double[] scores(NamedLoss loss, List<Row> rows) {
    INDArray logits = Nd4j.createFromArray(rows.stream().map(Row::logits).toArray(double[][]::new));
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, logits.shape());
    for (int row = 0; row < rows.size(); row++) {
      labels.putScalar(row, rows.get(row).label(), 1);
    }
    return loss.function()
        .computeScoreArray(labels, logits, new ActivationSoftmax(), null)
        .reshape(rows.size())
        .toDoubleVector();
  }
}
