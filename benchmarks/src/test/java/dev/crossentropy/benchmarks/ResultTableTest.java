package dev.crossentropy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {

  @TempDir Path folder;

  @Test
  void comparesContendersThatTookTurnsIterationByIteration() throws IOException {
    String table =
        table(
            """
            [{"benchmark": "a.AlternatingLossBenchmark.gradientAndScore", "jdkVersion": "17",
              "params": {"shape": "32x3"},
              "primaryMetric": {"rawData": [[60, 60], [60]]},
              "secondaryMetrics": {
                "lossMcxent": {"rawData": [[100, 300], [800]]},
                "crossEntropyLoss": {"rawData": [[20, 30], [400]]},
                "pyTorch": {"rawData": [["NaN", "NaN"], ["NaN"]]}}}]
            """);

    // ratios 5, 10 and 2; that of the medians would be 10
    assertThat(table)
        .contains("| | CrossEntropyLoss | LossMCXENT | times as long |\n|---|--:|--:|--:|\n")
        .contains("| gradientAndScore 32x3 | 30.0 | 300 | 5.0 (3.5–7.5) |");
  }

  @Test
  void comparesMediansOfContendersMeasuredApart() throws IOException {
    String table =
        table(
            """
            [{"benchmark": "a.LossKernelBenchmark.score", "jdkVersion": "17",
              "params": {"loss": "LossMCXENT", "ordering": "c", "shape": "32x3"},
              "primaryMetric": {"rawData": [[100, 300], [800]]}, "secondaryMetrics": {}},
             {"benchmark": "a.LossKernelBenchmark.score", "jdkVersion": "17",
              "params": {"loss": "CrossEntropyLoss", "ordering": "c", "shape": "32x3"},
              "primaryMetric": {"rawData": [[20, 30], [400]]}, "secondaryMetrics": {}}]
            """);

    assertThat(table).contains("| score 32x3 | 30.0 | 300 | 10.0 |");
  }

  @Test
  void printsATableForEachBenchmark() throws IOException {
    String table =
        table(
            """
            [{"benchmark": "a.TrainingStepBenchmark.fit", "jdkVersion": "25.0.3",
              "params": {"loss": "LOSS_MCXENT", "network": "MLP", "runtime": "AS_SHIPPED"},
              "primaryMetric": {"rawData": [[2000]]}, "secondaryMetrics": {}},
             {"benchmark": "a.LossKernelBenchmark.score", "jdkVersion": "25.0.3",
              "params": {"loss": "CROSS_ENTROPY", "shape": "32x3"},
              "primaryMetric": {"rawData": [[1000]]}, "secondaryMetrics": {}}]
            """);

    assertThat(table)
        .containsSubsequence(
            "TrainingStepBenchmark, ",
            ", JDK 25.0.3, ",
            "| fit MLP AS_SHIPPED |  | 2,000 |  |",
            "LossKernelBenchmark, ",
            "| score 32x3 | 1,000 |");
  }

  private String table(String json) throws IOException {
    return ResultTable.of(Files.writeString(folder.resolve("results.json"), json));
  }
}
