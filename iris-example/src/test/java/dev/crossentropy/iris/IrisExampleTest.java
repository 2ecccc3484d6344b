package dev.crossentropy.iris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.cli.ExampleLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The example as a user runs it, with its defaults. */
class IrisExampleTest {

  /** What the README promises of both losses, as a mean over the seeds. */
  private static final double ACCURACY_FLOOR = 0.95;

  /** Float rounding in 400 steps; the functions themselves agree far better. */
  private static final double PARAMETER_TOLERANCE = 1e-3;

  @TempDir static Path output;

  private static JsonNode result;

  @BeforeAll
  static void run() throws IOException {
    int exitCode = ExampleLauncher.execute(new IrisExample(), "--output", output.toString());
    assertThat(exitCode).isZero();
    result = new ObjectMapper().readTree(output.resolve("result.json").toFile());
  }

  @Test
  void reachesItsFloorUnderBothLosses() {
    assertThat(meanAccuracy("LossMCXENT")).isGreaterThanOrEqualTo(ACCURACY_FLOOR);
    assertThat(meanAccuracy("CrossEntropyLoss")).isGreaterThanOrEqualTo(ACCURACY_FLOOR);
  }

  @Test
  void findsTheSamePredictionsUnderBothLosses() {
    JsonNode accuracy = result.at("/comparisons/0");
    assertThat(accuracy.at("/metric").asText()).isEqualTo("testAccuracy");
    assertThat(accuracy.at("/verdict").asText()).isEqualTo("IDENTICAL");
  }

  @Test
  void findsBothLossesToBeTheSameFunctionWhereNothingIsClipped() {
    assertThat(result.at("/functionParity/maxScoreDifference").asDouble()).isLessThan(1e-9);
    assertThat(result.at("/functionParity/maxGradientDifference").asDouble()).isLessThan(1e-9);
  }

  @Test
  void endsInTheSameParametersUnderBothLosses() throws IOException {
    INDArray theirs = parameters("LossMCXENT");
    INDArray ours = parameters("CrossEntropyLoss");
    assertThat(theirs.sub(ours).amaxNumber().doubleValue())
        .isCloseTo(0, within(PARAMETER_TOLERANCE));
  }

  private static INDArray parameters(String loss) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(
            output.resolve("model-" + loss + ".zip").toFile())
        .params();
  }

  private static double meanAccuracy(String loss) {
    List<JsonNode> runs =
        StreamSupport.stream(result.at("/runs").spliterator(), false)
            .filter(run -> run.at("/loss").asText().equals(loss))
            .toList();
    assertThat(runs).hasSize(5);
    return runs.stream().mapToDouble(run -> run.at("/testAccuracy").asDouble()).average().orElse(0);
  }
}
