package dev.crossentropy.report.stored;

import dev.crossentropy.training.function.ScoreProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The bulk data beside {@code result.json}: what each network said, and what each loss scores. */
public final class SideFiles {

  public static final String SCORES = "predictions/scores-of-equal-logits.csv.gz";

  private SideFiles() {}

  public static String predictionsName(String loss, long seed) {
    return "predictions/%s-seed-%d.csv.gz".formatted(loss, seed);
  }

  public static String modelName(String loss) {
    return "model-%s.zip".formatted(loss);
  }

  public static String plotName(String chart) {
    return "plots/%s.png".formatted(chart);
  }

  public static String imageName(int row) {
    return "images/test-%d.png".formatted(row);
  }

  public static byte[] write(ScoreProbe probe) {
    List<String> lines = new ArrayList<>();
    lines.add(scoresHeader(probe.losses().size()));
    addLines(lines, "own", probe.own());
    addLines(lines, "scaled", probe.trace());
    return GzipCsv.write(lines);
  }

  /** Losses by number: their names may hold commas. */
  private static String scoresHeader(int losses) {
    StringBuilder header = new StringBuilder("logits,exact");
    for (int i = 1; i <= losses; i++) {
      header.append(",loss").append(i);
    }
    return header.toString();
  }

  private static void addLines(List<String> lines, String kind, ScoreProbe.Sample sample) {
    for (int row = 0; row < sample.exact().length; row++) {
      StringBuilder line = new StringBuilder(kind).append(',').append(sample.exact()[row]);
      for (double[] scores : sample.scores()) {
        line.append(',').append(scores[row]);
      }
      lines.add(line.toString());
    }
  }

  static ScoreProbe readScores(Path file, List<String> losses) {
    List<String[]> lines = GzipCsv.read(file, scoresHeader(losses.size()));
    for (int row = 0; row < lines.size(); row++) {
      String[] values = lines.get(row);
      try {
        Arrays.stream(values).skip(1).forEach(Double::parseDouble);
      } catch (NumberFormatException e) {
        throw GzipCsv.badLine(file, row, values);
      }
    }
    return new ScoreProbe(losses, sample(lines, "own"), sample(lines, "scaled"));
  }

  private static ScoreProbe.Sample sample(List<String[]> lines, String kind) {
    List<String[]> rows = lines.stream().filter(line -> line[0].equals(kind)).toList();
    int losses = lines.isEmpty() ? 0 : lines.get(0).length - 2;
    double[][] scores = new double[losses][];
    for (int i = 0; i < losses; i++) {
      int column = i + 2;
      scores[i] = column(rows, line -> Double.parseDouble(line[column]));
    }
    return new ScoreProbe.Sample(column(rows, line -> Double.parseDouble(line[1])), scores);
  }

  private static double[] column(List<String[]> rows, ToDoubleFunction<String[]> reader) {
    return rows.stream().mapToDouble(reader).toArray();
  }
}
