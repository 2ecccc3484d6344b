package dev.crossentropy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JMH result as a Markdown table: a line for each case, a column for each contender. */
final class ResultTable {
  private static final String BASELINE = "LossMCXENT";
  private static final String CANDIDATE = "CrossEntropyLoss";
  private static final String PYTORCH = "PyTorch";

  private ResultTable() {}

  static String of(Path json) throws IOException {
    JsonNode results = new ObjectMapper().readTree(json.toFile());
    Map<String, Map<String, Double>> cases = new LinkedHashMap<>();
    for (JsonNode result : results) {
      cases
          .computeIfAbsent(caseOf(result), key -> new TreeMap<>())
          .put(contender(result), median(result));
    }
    return heading(results) + table(cases);
  }

  private static String heading(JsonNode results) {
    JsonNode first = results.path(0);
    return String.format(
        "%s, JDK %s, medians in microseconds:%n%n", machine(), first.path("jdkVersion").asText());
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

  private static String table(Map<String, Map<String, Double>> cases) {
    StringBuilder table = new StringBuilder();
    table.append("| | LossMCXENT | CrossEntropyLoss | times faster | PyTorch | times faster |\n");
    table.append("|---|--:|--:|--:|--:|--:|\n");
    cases.forEach(
        (name, times) ->
            table.append(
                String.join(
                        " | ",
                        "| " + name,
                        time(times.get(BASELINE)),
                        time(times.get(CANDIDATE)),
                        ratio(times.get(BASELINE), times.get(CANDIDATE)),
                        time(times.get(PYTORCH)),
                        ratio(times.get(PYTORCH), times.get(CANDIDATE)))
                    + " |\n"));
    return table.toString();
  }

  private static String caseOf(JsonNode result) {
    String benchmark = result.path("benchmark").asText();
    List<String> name = new ArrayList<>();
    name.add(benchmark.substring(benchmark.lastIndexOf('.') + 1));
    result
        .path("params")
        .properties()
        .forEach(
            param -> {
              String value = param.getValue().asText();
              boolean usual =
                  param.getKey().equals("loss")
                      || value.equals("PREPARED")
                      || value.equals("none")
                      || value.equals("one-hot")
                      || value.equals("c");
              if (!usual) {
                name.add(value);
              }
            });
    return String.join(" ", name);
  }

  private static String contender(JsonNode result) {
    if (result.path("benchmark").asText().contains(PYTORCH)) {
      return PYTORCH;
    }
    boolean baseline = result.path("params").path("loss").asText().endsWith("MCXENT");
    return baseline ? BASELINE : CANDIDATE;
  }

  /** Of all iterations of all forks: a mean would count what else the machine was doing. */
  private static double median(JsonNode result) {
    List<Double> times = new ArrayList<>();
    result
        .path("primaryMetric")
        .path("rawData")
        .forEach(fork -> fork.forEach(time -> times.add(time.asDouble())));
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(Double.NaN);
  }

  private static String time(@Nullable Double time) {
    return time == null ? "" : String.format(Locale.ROOT, time < 100 ? "%.1f" : "%,.0f", time);
  }

  private static String ratio(@Nullable Double slow, @Nullable Double fast) {
    return slow == null || fast == null ? "" : String.format(Locale.ROOT, "%.1f", slow / fast);
  }
}
