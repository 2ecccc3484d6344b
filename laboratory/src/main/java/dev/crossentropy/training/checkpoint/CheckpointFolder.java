package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;
import dev.crossentropy.training.output.Checksummed;
import dev.crossentropy.training.output.FileNames;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints as files below the output folder, one for each loss and seed: the SHA-256 of what
 * follows, 64 hexadecimal digits, then a zip.
 */
public final class CheckpointFolder implements Checkpoints {

  private static final String FOLDER = "checkpoints";

  private final OutputFolder output;

  public CheckpointFolder(OutputFolder output) {
    this.output = output;
  }

  @Override
  public Optional<Checkpoint> latest(Run run) {
    Path file = output.path().resolve(name(run));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CheckpointFile.read(Checksummed.content(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s: the checkpoint %s cannot be read (%s). Delete it to train that network from the start; --resume goes on with the others."
              .formatted(run.label(), file, e.getMessage()),
          e);
    }
  }

  @Override
  public void keep(Run run, Checkpoint checkpoint) {
    try {
      output.write(name(run), Checksummed.of(CheckpointFile.write(checkpoint)));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Written to memory.
    }
  }

  private static String name(Run run) {
    return "%s/%s-seed-%d.checkpoint"
        .formatted(FOLDER, FileNames.of(run.loss().name()), run.seed());
  }

  /** Whether an interrupted command has left none. */
  public boolean isEmpty() {
    return files().isEmpty();
  }

  /** Removes all checkpoints: before a training from the start, and after one that ended. */
  public void clear() {
    try {
      for (Path file : files()) {
        Files.delete(file);
      }
      Files.deleteIfExists(output.path().resolve(FOLDER));
    } catch (IOException e) {
      throw new OutputException(output.path().resolve(FOLDER), "cannot be removed", e);
    }
  }

  private List<Path> files() {
    Path folder = output.path().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new OutputException(folder, "cannot be listed", e);
    }
  }
}
