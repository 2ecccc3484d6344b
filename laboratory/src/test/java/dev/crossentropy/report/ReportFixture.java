package dev.crossentropy.report;

import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.McNemar;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.Outlook;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.PairedInterval;
import dev.crossentropy.statistics.Verdict;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.ExperimentSetup;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.BlindGuess;
import dev.crossentropy.training.prediction.ClassResult;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** A small comparison with made-up numbers, so that a report never has to wait for a training. */
public final class ReportFixture {

  public static final String BASELINE = "LossMCXENT";
  public static final String CANDIDATE = "CrossEntropyLoss";
  public static final String SMOOTHED = "CrossEntropyLoss(labelSmoothing=0.1)";
  public static final String FOCAL = "CrossEntropyLoss(focalGamma=2.0)";

  private static final int ROWS = 12;
  private static final int EPOCHS = 4;
  private static final List<String> CLASSES = List.of("setosa", "versicolor", "virginica");

  private ReportFixture() {}

  /** Runs of the given losses under seeds 1, 2, … */
  public static Comparison.Outcome outcome(int seeds, String... losses) {
    List<TrainedRun> trained = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      for (int loss = 0; loss < losses.length; loss++) {
        trained.add(
            new TrainedRun(run(losses[loss], loss, seed), predictions(loss, seed), new byte[] {1}));
      }
    }
    return new Comparison.Outcome(result(seeds, trained, losses), trained, probe(losses));
  }

  /** Ten by ten pixels, each picture another shade. */
  public static TestImages images() {
    return new TestImages() {
      @Override
      public int width() {
        return 10;
      }

      @Override
      public int height() {
        return 10;
      }

      @Override
      public byte[] grey(int row) {
        byte[] pixels = new byte[100];
        java.util.Arrays.fill(pixels, (byte) (20 * row));
        return pixels;
      }
    };
  }

  private static ComparisonResult result(int seeds, List<TrainedRun> trained, String... losses) {
    List<FunctionParity> parities =
        IntStream.range(Math.min(1, losses.length - 1), losses.length)
            .mapToObj(i -> new FunctionParity(losses[0], losses[i], i * 2e-16, i * 1e-16, ROWS))
            .toList();
    return new ComparisonResult(
        "iris",
        Task.ONE_CLASS,
        new Provenance(
            "1.0.0",
            "0123abc",
            "17.0.15 (Debian)",
            "Linux 6.1 amd64",
            "1.0.0-M2.1",
            "CpuBackend",
            "OpenBLAS 0.3.31",
            2,
            "c963159b",
            "--seeds " + seeds,
            Instant.parse("2026-01-02T03:04:05Z"),
            1,
            List.of("OMP_WAIT_POLICY=PASSIVE (set)")),
        new TrainingSettings(EPOCHS, 10, 0.02, 0),
        CLASSES,
        new ExperimentSetup(
            100, ROWS, true, 0.12, List.of("OutputLayer 4 → 3, softmax"), "Nesterovs", 15),
        IntStream.range(0, losses.length)
            .mapToObj(i -> new ComparedLoss(losses[i], i < 2 ? Map.of() : Map.of("option", 0.1)))
            .toList(),
        parities.get(0),
        parities,
        trained.stream().map(TrainedRun::outcome).toList(),
        List.of(),
        comparisons(Task.ONE_CLASS, seeds, losses),
        seeds > 1 || losses.length < 2
            ? List.of()
            : List.of(new McNemar(losses[0], losses[1], 1, 3, 1, 0.625)));
  }

  static List<PairedComparison> comparisons(Task task, int seeds, String... losses) {
    List<PairedComparison> comparisons = new ArrayList<>();
    for (int i = 1; i < losses.length; i++) {
      for (Metric metric : Metric.of(task)) {
        double mean = (i - 1) * (i % 2 == 0 ? 2 : -2) * metric.margin();
        double half = metric.margin() * (i == 3 ? 9 : 0.5);
        boolean bounded = seeds > 1;
        comparisons.add(
            new PairedComparison(
                losses[0],
                losses[i],
                metric,
                mean,
                new PairedInterval(
                    mean, bounded ? mean - half : Double.NaN, bounded ? mean + half : Double.NaN),
                bounded ? verdict(i, metric) : Verdict.INCONCLUSIVE,
                bounded ? new Outlook(null, half) : null));
      }
    }
    return comparisons;
  }

  private static Verdict verdict(int loss, Metric metric) {
    return switch (loss) {
      case 1 -> Verdict.EQUIVALENT;
      case 2 -> metric.is(Metric.TEST_ACCURACY) ? Verdict.BETTER : Verdict.WORSE;
      default -> Verdict.INCONCLUSIVE;
    };
  }

  private static RunResult run(String loss, int index, int seed) {
    List<EpochResult> epochs =
        IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(
                epoch ->
                    new EpochResult(
                        epoch,
                        1.0 / epoch + 0.01 * seed,
                        1.1 / epoch + 0.02 * index,
                        0.6 + 0.1 * epoch - 0.01 * seed))
            .toList();
    return new RunResult(
        loss,
        seed,
        0.02,
        0.97 - 0.01 * seed,
        0.2 + 0.01 * seed + 0.02 * index,
        0.25,
        0.96,
        0.03 + 0.01 * index,
        0.03 + 0.01 * seed,
        0.5,
        41_000 + index,
        epochs,
        EPOCHS,
        List.of(),
        CLASSES.stream().map(name -> new ClassResult(name, 4, 0.9 - 0.1 * index, 0.8)).toList(),
        new BlindGuess(0.4, Math.log(3)),
        List.of(),
        "OpenBLAS 0.3.31",
        "%064d".formatted(seed * 10 + index),
        "%064d".formatted(seed));
  }

  /** Every fourth row is taken for the next class, and another one for each loss. */
  static Predictions predictions(int loss, int seed) {
    float[][] logits = new float[ROWS][CLASSES.size()];
    float[][] labels = new float[ROWS][CLASSES.size()];
    for (int row = 0; row < ROWS; row++) {
      boolean wrong = row % 4 == 3 || row == loss + 4;
      labels[row][row % 3] = 1;
      logits[row][wrong ? (row + 1) % 3 : row % 3] = 1 + 0.3f * row + 0.01f * seed;
    }
    return Predictions.of(
        Task.ONE_CLASS,
        IntStream.range(0, ROWS).toArray(),
        Nd4j.createFromArray(logits),
        Nd4j.createFromArray(labels));
  }

  private static ScoreProbe probe(String... losses) {
    double[] own = {0.01, 1, 8};
    double[] trace = IntStream.rangeClosed(1, 8).mapToDouble(i -> 5 * i).toArray();
    return new ScoreProbe(List.of(losses), sample(own, losses), sample(trace, losses));
  }

  /** The baseline stops at 23.03, as a loss that clips probabilities does. */
  private static ScoreProbe.Sample sample(double[] exact, String... losses) {
    double[][] scores = new double[losses.length][];
    for (int i = 0; i < losses.length; i++) {
      double ceiling = i == 0 ? 23.03 : 1000;
      scores[i] = java.util.Arrays.stream(exact).map(x -> Math.min(ceiling, x)).toArray();
    }
    return new ScoreProbe.Sample(exact, scores);
  }
}
