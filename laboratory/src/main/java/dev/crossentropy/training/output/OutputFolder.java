package dev.crossentropy.training.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
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
    return new OutputFolder(folder.normalize());
  }

  /** A folder that is there; what another process is writing in it is left alone. */
  public static OutputFolder of(Path folder) {
    return new OutputFolder(folder.normalize());
  }

  public Path path() {
    return folder;
  }

  /** Writes text as UTF-8. */
  public Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Nothing outside the folder is ever written to: where a link lies in the way, the file is not
   * written.
   *
   * @param name a file's name, possibly with a folder: {@code plots/loss.png}
   */
  public Path write(String name, byte[] content) {
    Path target = folder.resolve(name);
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    try {
      createFolderOf(target);
      writeFlushed(unfinished, content);
      rename(unfinished, target);
      return target;
    } catch (IOException e) {
      if (!(e instanceof FileAlreadyExistsException)) {
        deleteQuietly(unfinished);
      }
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

  private void createFolderOf(Path target) throws IOException {
    Path parent = Objects.requireNonNull(target.getParent());
    if (!target.normalize().equals(target) || !parent.startsWith(folder)) {
      throw new FileSystemException(target.toString(), null, "it would lie outside the folder");
    }
    for (Path part = parent;
        !part.equals(folder);
        part = Objects.requireNonNull(part.getParent())) {
      if (Files.isSymbolicLink(part)) {
        throw new FileSystemException(part.toString(), null, part + " is a link");
      }
    }
    Files.createDirectories(parent);
  }

  /** A new file: what another process may have put under its name is not opened. */
  private static void writeFlushed(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
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
