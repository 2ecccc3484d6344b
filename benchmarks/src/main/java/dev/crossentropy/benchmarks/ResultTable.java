package dev.crossentropy.benchmarks;

import static dev.crossentropy.benchmarks.Contender.CROSS_ENTROPY_LOSS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JMH's results as Markdown: a table for each benchmark, a line for each case, and for each
 * contender its time and how many times as long that is as CrossEntropyLoss takes.
 */
final class ResultTable {
  private final List<MeasuredCase> cases;
  private final List<Contender> contenders;

  private ResultTable(List<MeasuredCase> cases) {
    this.cases = cases;
    contenders =
        Stream.of(Contender.values())
            .filter(contender -> contender != CROSS_ENTROPY_LOSS)
            .filter(contender -> cases.stream().anyMatch(c -> c.times().containsKey(contender)))
            .toList();
  }

  static String of(Path json) throws IOException {
    JmhResults results = JmhResults.read(json);
    StringBuilder text = new StringBuilder();
    results
        .benchmarks()
        .forEach(
            (benchmark, cases) ->
                text.append(
                    String.format(
                        "%s, %s, JDK %s, medians in microseconds (quartiles in parentheses):"
                            + "%n%n%s%n",
                        benchmark, machine(), results.jdk(), new ResultTable(cases))));
    return text.toString();
  }

  /** The processor's name where the operating system tells it, else its kind. */
  private static String machine() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException | UncheckedIOException noLinux) {
      return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append("| | ").append(CROSS_ENTROPY_LOSS.title).append(" |");
    contenders.forEach(other -> table.append(" ").append(other.title).append(" | times as long |"));
    table.append("\n|---|--:|").append("--:|--:|".repeat(contenders.size())).append("\n");
    cases.forEach(row -> table.append(line(row)));
    return table.toString();
  }

  private String line(MeasuredCase row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.name());
    cells.add(time(row.times().get(CROSS_ENTROPY_LOSS)));
    for (Contender other : contenders) {
      cells.add(time(row.times().get(other)));
      cells.add(ratio(row.ratios(other)));
    }
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String time(@Nullable List<Double> times) {
    if (times == null) {
      return "";
    }
    double median = Quartiles.of(times).median();
    return String.format(Locale.ROOT, median < 100 ? "%.1f" : "%,.0f", median);
  }

  private static String ratio(@Nullable Quartiles ratios) {
    if (ratios == null) {
      return "";
    }
    String range = ratios.lower() == ratios.upper() ? "%.1f" : "%.1f (%.1f–%.1f)";
    return String.format(Locale.ROOT, range, ratios.median(), ratios.lower(), ratios.upper());
  }
}
