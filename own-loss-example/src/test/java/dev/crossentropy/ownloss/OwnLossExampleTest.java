package dev.crossentropy.ownloss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.cli.ExampleLauncher;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLossExampleTest {

  @Test
  void triesTheTextbookLossBesideTheOthers(@TempDir Path output) throws IOException {
    int exitCode =
        ExampleLauncher.execute(
            new OwnLossExample(), "--seeds", "2", "--output", output.toString());

    assertThat(exitCode).isZero();
    JsonNode result = new ObjectMapper().readTree(output.resolve("result.json").toFile());
    assertThat(result.at("/experiment").asText()).isEqualTo("own-loss");
    assertThat(result.at("/losses").findValuesAsText("name"))
        .containsExactly("LossMCXENT", "CrossEntropyLoss", "TextbookCrossEntropy");
    assertThat(result.at("/functionParity/maxScoreDifference").asDouble()).isLessThan(1e-9);
  }
}
