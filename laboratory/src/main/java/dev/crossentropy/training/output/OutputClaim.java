package dev.crossentropy.training.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sole right to write to an output folder, from the start of a command to its end. Two commands
 * in one folder would replace each other's files and take up each other's checkpoints.
 *
 * <p>The operating system releases the claim of a process that is killed. The lock file stays:
 * deleting it would let two processes lock two files of the same name.
 */
public final class OutputClaim implements AutoCloseable {

  private static final String FILE_NAME = ".lock";

  /**
   * Folders that this process has claimed. File locks do not tell its threads apart, and closing a
   * second channel of the same file would release the first one's lock.
   */
  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path key;
  private final FileChannel channel;

  private OutputClaim(Path folder, Path key, FileChannel channel) {
    this.folder = folder;
    this.key = key;
    this.channel = channel;
  }

  /**
   * Claims the folder, which is created if it is absent, without waiting.
   *
   * @throws OutputException if another command holds the claim, or the folder cannot be written to
   */
  public static OutputClaim of(Path folder) {
    Path key = created(folder);
    if (!CLAIMED.add(key)) {
      throw OutputException.inUse(folder);
    }
    try {
      return new OutputClaim(folder, key, locked(folder));
    } catch (IOException e) {
      CLAIMED.remove(key);
      throw OutputException.notWritable(folder, e);
    } catch (RuntimeException e) {
      CLAIMED.remove(key);
      throw e;
    }
  }

  /** Its real path, so that two names of one folder are one claim. */
  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder).toRealPath();
    } catch (IOException e) {
      throw OutputException.notWritable(folder, e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE_NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (channel.tryLock() == null) {
        throw OutputException.inUse(folder);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The folder, ready to be written to, see {@link OutputFolder#prepare}. */
  public OutputFolder prepare() {
    return OutputFolder.prepare(folder);
  }

  /** Closing the channel releases the lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw OutputException.notWritable(folder, e);
    } finally {
      CLAIMED.remove(key);
    }
  }
}
