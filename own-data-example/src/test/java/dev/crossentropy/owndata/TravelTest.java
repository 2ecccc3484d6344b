package dev.crossentropy.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.data.table.TableRequest;
import dev.crossentropy.data.table.TableSource;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.prediction.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** A run on a table, executed where the table's file is not. */
class TravelTest {

  @TempDir Path folder;

  @Test
  void aRunOnATableCarriesItsData() throws Exception {
    StringBuilder csv = new StringBuilder("length,colour,kind\n");
    for (int row = 0; row < 60; row++) {
      csv.append("%d.5,%s,%s\n".formatted(row % 7, row % 3 == 0 ? "red" : "blue", row % 2));
    }
    Path file = Files.writeString(folder.resolve("flowers.csv"), csv);
    TableSource source = new TableSource(TableRequest.of(file.toString(), "kind"));
    int inputs = (int) source.split(1).train().getFeatures().size(1);
    Run run =
        new Run(
            new Experiment(
                "flowers",
                source,
                new SuggestedNetwork(Task.ONE_CLASS, inputs, 2, List.of(4)),
                new TrainingSettings(2, 8, 0.01, 0)),
            new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT()),
            1);
    String parameters = trained(run);
    byte[] bytes = bytes(run);
    Files.delete(file);

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain(folder.toString())
        .doesNotContain("file:");
    assertThat(trained(arrived(bytes))).isEqualTo(parameters);
  }

  private static String trained(Run run) {
    RunResult result =
        (RunResult) new Trainer(TrainingProgress.SILENT, Checkpoints.NONE).train(run).outcome();
    return result.parametersSha256();
  }

  private static byte[] bytes(Run run) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(run);
    }
    return bytes.toByteArray();
  }

  private static Run arrived(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Run) in.readObject();
    }
  }
}
