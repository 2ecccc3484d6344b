package dev.crossentropy.report;

import dev.crossentropy.experiment.Checkpoint;
import dev.crossentropy.experiment.Checkpoints;
import dev.crossentropy.experiment.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Checkpoints as files below the output folder, one for each loss and seed. */
public final class CheckpointFolder implements Checkpoints {

  private static final String FOLDER = "checkpoints";

  /** Reading a file must not create anything but what a checkpoint consists of. */
  private static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "dev.crossentropy.experiment.*;java.util.*;java.lang.*;!*");

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
    try (InputStream bytes = Files.newInputStream(file);
        ObjectInputStream objects = new ObjectInputStream(bytes)) {
      objects.setObjectInputFilter(FILTER);
      return Optional.of((Checkpoint) objects.readObject());
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new IllegalStateException(
          "%s is not a checkpoint that can be read (%s); delete it to train %s anew"
              .formatted(file, e, run.label()),
          e);
    }
  }

  @Override
  public void keep(Run run, Checkpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    output.write(name(run), bytes.toByteArray());
  }

  private static String name(Run run) {
    return "%s/%s-seed%d.bin".formatted(FOLDER, run.loss().name(), run.seed());
  }

  /** Removes all checkpoints: before a training from the start, and after one that ended. */
  public void clear() {
    Path folder = output.path().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new OutputException(folder, "cannot be removed", e);
    }
  }
}
