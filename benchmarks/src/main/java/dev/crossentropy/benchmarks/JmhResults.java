package dev.crossentropy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.benchmarks.MeasuredCase.Pairing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What JMH wrote.
 *
 * @param benchmarks the cases of each benchmark class
 */
record JmhResults(String jdk, Map<String, List<MeasuredCase>> benchmarks) {

  /** Values of parameters that a reader takes for granted. */
  private static final Set<String> USUAL = Set.of("PREPARED", "none", "one-hot", "c");

  static JmhResults read(Path json) throws IOException {
    JsonNode results = new ObjectMapper().readTree(json.toFile());
    Map<String, Map<String, MeasuredCase>> benchmarks = new LinkedHashMap<>();
    for (JsonNode result : results) {
      MeasuredCase measured = measured(result);
      benchmarks
          .computeIfAbsent(benchmark(result), key -> new LinkedHashMap<>())
          .merge(measured.name(), measured, JmhResults::union);
    }
    Map<String, List<MeasuredCase>> cases = new LinkedHashMap<>();
    benchmarks.forEach((name, measured) -> cases.put(name, List.copyOf(measured.values())));
    return new JmhResults(results.path(0).path("jdkVersion").asText(), cases);
  }

  private static MeasuredCase measured(JsonNode result) {
    Map<Contender, List<Double>> turns = turns(result.path("secondaryMetrics"));
    return turns.isEmpty()
        ? new MeasuredCase(
            name(result),
            Map.of(contender(result), iterations(result.path("primaryMetric"))),
            Pairing.APART)
        : new MeasuredCase(name(result), turns, Pairing.ALTERNATING);
  }

  private static MeasuredCase union(MeasuredCase one, MeasuredCase other) {
    Map<Contender, List<Double>> times = new EnumMap<>(one.times());
    times.putAll(other.times());
    return new MeasuredCase(one.name(), times, one.pairing());
  }

  /** Empty if contenders did not take turns. */
  private static Map<Contender, List<Double>> turns(JsonNode counters) {
    Map<Contender, List<Double>> turns = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      List<Double> times = iterations(counters.path(contender.counter));
      if (!times.isEmpty()) {
        turns.put(contender, times);
      }
    }
    return turns;
  }

  /** Of all forks; without those of a contender that was not there, which JMH calls "NaN". */
  private static List<Double> iterations(JsonNode metric) {
    List<Double> times = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      for (JsonNode time : fork) {
        if (time.isNumber()) {
          times.add(time.asDouble());
        }
      }
    }
    return times;
  }

  private static String benchmark(JsonNode result) {
    String[] parts = result.path("benchmark").asText().split("\\.", -1);
    return parts[parts.length - 2];
  }

  private static String name(JsonNode result) {
    String benchmark = result.path("benchmark").asText();
    List<String> name = new ArrayList<>();
    name.add(benchmark.substring(benchmark.lastIndexOf('.') + 1));
    for (var parameter : result.path("params").properties()) {
      String value = parameter.getValue().asText();
      if (!parameter.getKey().equals("loss") && !USUAL.contains(value)) {
        name.add(value);
      }
    }
    return String.join(" ", name);
  }

  private static Contender contender(JsonNode result) {
    boolean baseline = result.path("params").path("loss").asText().endsWith("MCXENT");
    return baseline ? Contender.LOSS_MCXENT : Contender.CROSS_ENTROPY_LOSS;
  }
}
