package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.ReportFixture;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.output.OutputClaim;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ReportCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "some-example")
  private static final class SomeExample extends ExampleCommand {

    @Override
    protected String name() {
      return "some";
    }

    @Override
    protected ExampleDefaults defaults() {
      return new ExampleDefaults(5, 60, 10, 0.02);
    }

    @Override
    protected Experiment experiment(TrainingSettings training) {
      throw new UnsupportedOperationException("a report trains nothing");
    }
  }

  @Test
  void rebuildsThePageAndSaysWhereItLies() {
    ResultFiles.write(
        ReportFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE),
        null,
        OutputFolder.prepare(folder));
    assertThat(execute("report", "--from", folder.toString())).isZero();
    assertThat(folder.resolve("report.html")).isNotEmptyFile();
    assertThat(out.toString().strip()).endsWith("Report: " + folder.resolve("report.html"));
  }

  @Test
  void endsWithOneLineWhereThereIsNoResult() {
    assertThat(execute("report", "--from", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("some-example report: " + folder.resolve("result.json"));
  }

  @Test
  void createsNothingWhereThereIsNoResult() throws IOException {
    assertThat(execute("report", "--from", folder.resolve("absent").toString())).isEqualTo(1);
    assertThat(execute("report", "--from", folder.toString())).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFolderThatACommandIsWritingTo() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{}");
    try (OutputClaim writing = OutputClaim.of(folder)) {
      String from = writing.prepare().path().toString();
      assertThat(execute("report", "--from", from)).isEqualTo(1);
    }
    assertThat(err.toString().lines()).singleElement().asString().contains(folder + " is in use");
  }

  @Test
  void leavesNoPageOfABrokenResult() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{\"experiment\": ");
    assertThat(execute("report", "--from", folder.toString())).isEqualTo(1);
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void namesAnUnknownOption() {
    assertThat(execute("report", "--form", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("some-example report: ").contains("--form");
  }

  private int execute(String... args) {
    CommandLine commandLine = ExampleLauncher.commandLine(new SomeExample());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
