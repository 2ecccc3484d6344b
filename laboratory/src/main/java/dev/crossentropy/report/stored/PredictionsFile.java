package dev.crossentropy.report.stored;

import dev.crossentropy.training.prediction.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a network said about each test example: {@code actual,predicted,confidence,loss}, classes by
 * number from 0 on. A set of labels is written as one digit for each label, {@code 101} for the
 * first and the third of three, and followed by the probability of every label.
 */
public final class PredictionsFile {

  private static final String HEADER = "actual,predicted,confidence,loss";

  /** How many columns stand before the probabilities of the labels. */
  private static final int FIRST_PROBABILITY = 4;

  private final Task task;

  /** Classes or labels. */
  private final int outputs;

  private PredictionsFile(Task task, int outputs) {
    this.task = task;
    this.outputs = outputs;
  }

  public static byte[] write(Task task, int outputs, TestRows rows) {
    return new PredictionsFile(task, outputs).write(rows);
  }

  static TestRows read(Path file, Task task, int outputs) {
    return new PredictionsFile(task, outputs).read(file);
  }

  private byte[] write(TestRows rows) {
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(header());
    for (int row = 0; row < rows.size(); row++) {
      StringBuilder line = new StringBuilder();
      line.append(answer(rows.actual()[row])).append(',');
      line.append(answer(rows.predicted()[row])).append(',');
      line.append(rows.confidence()[row]).append(',').append(rows.loss()[row]);
      if (task == Task.LABEL_SET) {
        for (float probability : rows.labelProbabilities()[row]) {
          line.append(',').append(probability);
        }
      }
      lines.add(line.toString());
    }
    return GzipCsv.write(lines);
  }

  private TestRows read(Path file) {
    List<String[]> lines = GzipCsv.read(file, header());
    TestRows rows = TestRows.empty(lines.size());
    float[][] probabilities = new float[task == Task.LABEL_SET ? lines.size() : 0][outputs];
    for (int row = 0; row < lines.size(); row++) {
      String[] values = lines.get(row);
      try {
        rows.actual()[row] = answer(values[0]);
        rows.predicted()[row] = answer(values[1]);
        rows.confidence()[row] = Float.parseFloat(values[2]);
        rows.loss()[row] = Float.parseFloat(values[3]);
        for (int i = FIRST_PROBABILITY; i < values.length; i++) {
          probabilities[row][i - FIRST_PROBABILITY] = Float.parseFloat(values[i]);
        }
      } catch (NumberFormatException e) {
        throw GzipCsv.badLine(file, row, values);
      }
    }
    return new TestRows(
        rows.actual(), rows.predicted(), rows.confidence(), rows.loss(), probabilities);
  }

  /** Labels by number: their names may hold commas. */
  private String header() {
    return switch (task) {
      case ONE_CLASS -> HEADER;
      case LABEL_SET ->
          IntStream.rangeClosed(1, outputs)
              .mapToObj(label -> ",probability" + label)
              .collect(Collectors.joining("", HEADER, ""));
    };
  }

  private String answer(int value) {
    return switch (task) {
      case ONE_CLASS -> Integer.toString(value);
      case LABEL_SET ->
          IntStream.range(0, outputs)
              .mapToObj(label -> TestRows.holds(value, label) ? "1" : "0")
              .collect(Collectors.joining());
    };
  }

  private int answer(String text) {
    return switch (task) {
      case ONE_CLASS -> classIndex(text);
      case LABEL_SET -> labelSet(text);
    };
  }

  private int classIndex(String text) {
    int index = Integer.parseInt(text);
    if (index < 0 || index >= outputs) {
      throw new NumberFormatException(text);
    }
    return index;
  }

  private int labelSet(String text) {
    if (text.length() != outputs || !text.chars().allMatch(c -> c == '0' || c == '1')) {
      throw new NumberFormatException(text);
    }
    return IntStream.range(0, outputs).map(label -> (text.charAt(label) - '0') << label).sum();
  }
}
