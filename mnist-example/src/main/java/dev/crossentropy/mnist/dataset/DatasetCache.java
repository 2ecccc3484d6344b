package dev.crossentropy.mnist.dataset;

import dev.crossentropy.data.images.IdxFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A folder that holds a dataset's files, and fetches what it lacks. A file appears in it whole and
 * checked or not at all; one process at a time fetches, and the others wait for it.
 */
final class DatasetCache {

  /** For 10 MB over a slow connection. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** File locks belong to the process and throw, rather than wait, among its threads. */
  private static final Object THREADS = new Object();

  private final Path folder;
  private final Download download;
  private final Consumer<String> notes;

  /**
   * @param notes told what is worth a line: a file that is fetched, a mirror that failed
   */
  DatasetCache(Path folder, Consumer<String> notes) {
    this(folder, notes, PATIENCE);
  }

  DatasetCache(Path folder, Consumer<String> notes, Duration patience) {
    this.folder = folder;
    this.notes = notes;
    this.download = new Download(patience);
  }

  /**
   * The folder, with every file of the dataset in it.
   *
   * @throws DownloadException if a file is neither here nor to be had
   */
  Path fill(MnistFamily dataset) throws IOException {
    synchronized (THREADS) {
      for (int i = 0; i < IdxFolder.NAMES.size(); i++) {
        String name = IdxFolder.NAMES.get(i);
        if (!isHere(name, dataset.checksums().get(i))) {
          try (FileChannel lock = lock()) {
            if (!isHere(name, dataset.checksums().get(i))) {
              fetch(dataset, name + ".gz", dataset.checksums().get(i));
            }
          }
        }
      }
    }
    return folder;
  }

  private boolean isHere(String name, Checksum checksum) {
    return IdxFolder.spellings(name).stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> isRight(file, checksum))
        .orElse(false);
  }

  private boolean isRight(Path file, Checksum checksum) {
    try {
      return checksum
          .complaint(file)
          .map(
              complaint -> {
                notes.accept(file + " " + complaint);
                return false;
              })
          .orElse(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closing the channel releases the lock, and so does the end of a process that is killed. */
  private FileChannel lock() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        notes.accept("Waiting for another process that fills " + folder);
        channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void fetch(MnistFamily dataset, String file, Checksum checksum) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : dataset.mirrors()) {
      Path part = folder.resolve(file + ".part");
      try {
        notes.accept("Downloading %s from %s".formatted(file, mirror));
        download.fetch(mirror.resolve(file), part);
        String complaint = checksum.complaint(part).orElse("");
        if (complaint.isEmpty()) {
          Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
          return;
        }
        failures.add("%s: the file there %s".formatted(mirror, complaint));
      } catch (IOException e) {
        failures.add("%s: %s".formatted(mirror, e.getMessage()));
      } finally {
        Files.deleteIfExists(part);
      }
    }
    throw new DownloadException(dataset, folder, file, failures);
  }
}
