package dev.crossentropy.ownloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.cli.CommandLauncher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import picocli.CommandLine;

class CheckCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String... args) {
    CommandLine command =
        new CommandLine(new CheckCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return CommandLauncher.execute(command, args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cross-entropy(labelSmoothing=0.1,focalGamma=2)",
        "binary-cross-entropy",
        "dev.crossentropy.ownloss.TextbookCrossEntropy(2)"
      })
  void exitsWithZeroIfNothingFailed(String loss) {
    assertThat(check(loss)).isZero();
    assertThat(out.toString()).contains(" 0 failed");
  }

  @Test
  void exitsWithOneIfSomethingFailed() throws IOException {
    assertThat(check("mcxent", "--json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/passed").asBoolean(true)).isFalse();
  }

  @Test
  void checksASourceFile(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("WrongSign.java");
    Files.writeString(
        source,
        """
        import org.nd4j.linalg.activations.IActivation;
        import org.nd4j.linalg.api.ndarray.INDArray;
        import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

        public class WrongSign extends LossMCXENT {
          @Override
          public INDArray computeGradient(
              INDArray labels, INDArray z, IActivation a, INDArray mask) {
            return super.computeGradient(labels, z, a, mask).negi();
          }
        }
        """);

    assertThat(check(source.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("WrongSign, which calls itself LossMCXENT()");
    assertThat(out.toString()).contains("The gradient has the wrong sign.");
    assertThat(out.toString()).contains("pass  kept by JSON", "pass  kept by Java serialization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "no/such/File.java"})
  void explainsALossThatIsNotThere(String loss) {
    assertThat(check(loss)).isEqualTo(2);
    assertThat(err.toString()).contains(loss).doesNotContain("\tat ");
  }

  @Test
  void refusesASingleOutput() {
    assertThat(check("mcxent", "--outputs", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("at least 2");
  }
}
