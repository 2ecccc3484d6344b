package dev.crossentropy.training.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path temporary;

  @Test
  void createsTheFolderAndLeavesNothingInIt() throws IOException {
    OutputFolder folder = OutputFolder.prepare(temporary.resolve("a/b"));
    try (var files = Files.list(folder.path())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void writesInFoldersBelow() {
    Path file = OutputFolder.prepare(temporary).write("plots/loss.txt", "é");
    assertThat(file).isEqualTo(temporary.resolve("plots/loss.txt")).hasContent("é");
  }

  @Test
  void replacesAnEarlierFile() {
    OutputFolder folder = OutputFolder.prepare(temporary);
    folder.write("result.json", "old");
    assertThat(folder.write("result.json", "new")).hasContent("new");
  }

  @Test
  void keepsTheEarlierFileWhenWritingFails() throws IOException {
    OutputFolder folder = OutputFolder.prepare(temporary);
    Path file = folder.write("result.json", "old");
    // A folder stands where the unfinished file would go.
    Files.createDirectories(temporary.resolve("result.json.unfinished/occupied"));
    assertThatThrownBy(() -> folder.write("result.json", "new"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--output");
    assertThat(file).hasContent("old");
  }

  @Test
  void removesWhatAKilledProcessLeftHalfWritten() throws IOException {
    Path file = OutputFolder.prepare(temporary).write("checkpoints/a", "whole");
    Path half = Files.writeString(temporary.resolve("checkpoints/a.unfinished"), "wh");
    OutputFolder.prepare(temporary);
    assertThat(half).doesNotExist();
    assertThat(file).hasContent("whole");
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertThatThrownBy(() -> OutputFolder.prepare(file))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("a file of that name is in the way");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesThroughNoLink() throws IOException {
    Path victim = Files.writeString(temporary.resolve("victim.txt"), "untouched");
    Path results = Files.createDirectories(temporary.resolve("results"));
    OutputFolder output = OutputFolder.prepare(results);
    Files.createSymbolicLink(results.resolve("report.html.unfinished"), victim);
    Files.createSymbolicLink(results.resolve("plots"), temporary);
    Files.createSymbolicLink(results.resolve("result.json"), victim);

    assertThatThrownBy(() -> output.write("report.html", "page"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("in the way");
    assertThatThrownBy(() -> output.write("plots/victim.txt", "plot"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("is a link");
    output.write("result.json", "{}");

    assertThat(victim).hasContent("untouched");
    assertThat(results.resolve("result.json")).isRegularFile().hasContent("{}");
  }

  @Test
  void writesNothingOutside() {
    OutputFolder output = OutputFolder.prepare(temporary.resolve("results"));
    assertThatThrownBy(() -> output.write("../victim.txt", "text"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("outside");
    assertThat(temporary.resolve("victim.txt")).doesNotExist();
  }
}
