package dev.crossentropy.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.PredictionsFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A {@link TrainedRun} as bytes: measurements as JSON, beside predictions and model. */
final class RunFile {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final String OUTCOME = "outcome.json";
  private static final String PREDICTIONS = "predictions.csv.gz";
  private static final String MODEL = "model.zip";

  private RunFile() {}

  private record Content(String runId, RunOutcome outcome) {}

  static byte[] write(Run run, String runId, TrainedRun trained) {
    List<String> names = run.experiment().data().classNames();
    try {
      return ZipEntries.write(
          Map.of(
              OUTCOME, JSON.writeValueAsBytes(new Content(runId, trained.outcome())),
              PREDICTIONS, PredictionsFile.write(trained.predictions(), names),
              MODEL, trained.model()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // Records of numbers and text have a form in JSON.
    }
  }

  /**
   * @throws ForeignCheckpointException if it is another run's
   */
  static TrainedRun read(Run run, String runId, byte[] bytes) throws IOException {
    Map<String, byte[]> entries = ZipEntries.read(bytes, Set.of(OUTCOME, PREDICTIONS, MODEL));
    Content content = JSON.readValue(bytes(entries, OUTCOME), Content.class);
    if (!content.runId().equals(runId)) {
      throw new ForeignCheckpointException(run);
    }
    Predictions predictions =
        PredictionsFile.read(
            new ByteArrayInputStream(bytes(entries, PREDICTIONS)),
            run.experiment().task(),
            run.experiment().data().classNames());
    return new TrainedRun(content.outcome(), predictions, bytes(entries, MODEL));
  }

  private static byte[] bytes(Map<String, byte[]> entries, String name) {
    return Objects.requireNonNull(entries.get(name));
  }
}
