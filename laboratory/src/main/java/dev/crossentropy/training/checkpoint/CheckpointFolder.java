package dev.crossentropy.training.checkpoint;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints as files below the output folder, one for each loss and seed: the SHA-256 of what
 * follows, 64 hexadecimal digits, then the serialized {@link Checkpoint}.
 */
public final class CheckpointFolder implements Checkpoints {

  private static final String FOLDER = "checkpoints";

  private static final int HASH_CHARACTERS = 64;

  /** Reading a file must not create anything but what a checkpoint consists of. */
  private static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "dev.crossentropy.training.**;java.util.*;java.lang.*;!*");

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
      byte[] bytes = Files.readAllBytes(file);
      requireUndamaged(bytes);
      return Optional.of(deserialized(bytes));
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new IllegalStateException(
          "%s: the checkpoint %s cannot be read (%s). Delete it to train that network from the start; --resume goes on with the others."
              .formatted(run.label(), file, e.getMessage()),
          e);
    }
  }

  private static void requireUndamaged(byte[] bytes) throws IOException {
    int start = Math.min(HASH_CHARACTERS, bytes.length);
    String stated = new String(bytes, 0, start, StandardCharsets.US_ASCII);
    if (!stated.equals(Sha256.of(Arrays.copyOfRange(bytes, start, bytes.length)))) {
      throw new IOException("damaged: its content does not have the SHA-256 that it starts with");
    }
  }

  private static Checkpoint deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
    ByteArrayInputStream content =
        new ByteArrayInputStream(bytes, HASH_CHARACTERS, bytes.length - HASH_CHARACTERS);
    try (ObjectInputStream objects = new ObjectInputStream(content)) {
      objects.setObjectInputFilter(FILTER);
      return (Checkpoint) objects.readObject();
    }
  }

  @Override
  public void keep(Run run, Checkpoint checkpoint) {
    byte[] content = serialized(checkpoint);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Sha256.of(content).getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(content);
    output.write(name(run), bytes.toByteArray());
  }

  private static byte[] serialized(Checkpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Written to memory.
    }
    return bytes.toByteArray();
  }

  private static String name(Run run) {
    return "%s/%s-seed-%d.checkpoint".formatted(FOLDER, run.loss().name(), run.seed());
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
