package dev.crossentropy.training.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder that receives results. A file appears there whole or not at all: it is written under
 * another name, flushed to the disk, and renamed.
 */
public final class OutputFolder {

  /** Marks a file that is being written; what bears it afterwards was left by a killed process. */
  private static final String UNFINISHED = ".unfinished";

  /** The folder itself and the folders in it. */
  private static final int DEPTH = 2;

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates the folder if it is absent and makes sure that it can be written to, before any work is
   * spent on results that would have nowhere to go. Removes unfinished files of a killed process.
   */
  public static OutputFolder prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      removeUnfinished(folder);
      Files.delete(Files.createTempFile(folder, "writable", UNFINISHED));
    } catch (IOException e) {
      throw OutputException.notWritable(folder, e);
    }
    return new OutputFolder(folder);
  }

  public Path path() {
    return folder;
  }

  /** Writes text as UTF-8. */
  public Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param name a file's name, possibly with folders: {@code plots/loss.png}
   */
  public Path write(String name, byte[] content) {
    Path target = folder.resolve(name);
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      Files.createDirectories(target.getParent());
      writeFlushed(unfinished, content);
      rename(unfinished, target);
      return target;
    } catch (IOException e) {
      deleteQuietly(unfinished);
      throw new OutputException(target, "cannot be written", e);
    }
  }

  private static void removeUnfinished(Path folder) throws IOException {
    try (Stream<Path> files =
        Files.find(
            folder,
            DEPTH,
            (file, attributes) ->
                attributes.isRegularFile() && file.toString().endsWith(UNFINISHED))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeFlushed(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The first failure is the one to report; this one follows from it.
    }
  }
}
