package dev.crossentropy.training.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
