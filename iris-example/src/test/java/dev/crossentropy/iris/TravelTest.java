package dev.crossentropy.iris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run that is executed on a machine without this one's files. */
class TravelTest {

  @Test
  void carriesItsDataAndNoPath() throws Exception {
    Run run =
        new Run(
            new IrisExample().experiment(new TrainingSettings(2, 10, 0.02, 0)),
            new NamedLoss("CrossEntropyLoss", Map.of(), new CrossEntropyLoss()),
            1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(run);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("file:", ".csv");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(parameters((Run) in.readObject())).isEqualTo(parameters(run));
    }
  }

  private static String parameters(Run run) {
    RunResult result =
        (RunResult) new Trainer(TrainingProgress.SILENT, Checkpoints.NONE).train(run).outcome();
    return result.parametersSha256();
  }
}
