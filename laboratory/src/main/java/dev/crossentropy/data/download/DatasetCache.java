package dev.crossentropy.data.download;

import dev.crossentropy.data.download.RemoteDataset.RemoteFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that holds the files of one dataset.
 *
 * <p>A file of the cache is used after its checksum has been compared, every time. A missing or
 * damaged one is downloaded into {@code <name>.part}, checked, forced to disk, and renamed; so a
 * file under its own name is whole at every moment, and a part left by a killed process is
 * continued by the next.
 */
public final class DatasetCache {

  private final Path folder;
  private final DownloadSettings settings;
  private final DownloadProgress progress;

  public DatasetCache(Path folder, DownloadSettings settings, DownloadProgress progress) {
    this.folder = folder;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * The dataset's files in the order of {@link RemoteDataset#files()}, downloaded if need be.
   *
   * @throws DownloadException if a file is neither here nor to be had
   */
  public List<Path> files(RemoteDataset dataset) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (RemoteFile file : dataset.files()) {
      List<String> complaints = new ArrayList<>();
      Optional<Path> present = present(file, complaints);
      paths.add(present.isPresent() ? present.get() : download(dataset, file, complaints));
    }
    return paths;
  }

  private Optional<Path> present(RemoteFile file, List<String> complaints) throws IOException {
    for (Path candidate : candidates(file)) {
      Optional<String> complaint = file.checksum().complaint(candidate);
      if (complaint.isEmpty()) {
        return Optional.of(candidate);
      }
      complaints.add(candidate + " " + complaint.get());
      progress.note(candidate + " " + complaint.get());
    }
    return Optional.empty();
  }

  private List<Path> candidates(RemoteFile file) {
    return Stream.concat(Stream.of(file.name()), file.otherNames().stream())
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .toList();
  }

  private Path download(RemoteDataset dataset, RemoteFile file, List<String> complaints)
      throws IOException {
    try (FolderLock lock = lock(dataset)) {
      Path target = lock.file(file.name());
      if (Files.isRegularFile(target) && file.checksum().complaint(target).isEmpty()) {
        return target; // another process was faster
      }
      Path part = lock.file(file.name() + ".part");
      Optional<List<String>> failures =
          new MirrorDownload(dataset, file, part, settings, progress).run();
      if (failures.isPresent()) {
        complaints.addAll(failures.get());
        throw new DownloadException(dataset, folder, file.name(), complaints);
      }
      publish(part, target);
      return target;
    }
  }

  private FolderLock lock(RemoteDataset dataset) throws IOException {
    try {
      Files.createDirectories(folder);
      return FolderLock.acquire(folder, progress);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "Cannot write to the folder %s for %s (%s); name another one or %s"
              .formatted(folder, dataset.title(), e, dataset.alternative()),
          e);
    }
  }

  private void publish(Path part, Path target) throws IOException {
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    forceFolder();
  }

  /** Makes the rename itself durable where folders can be forced, which Windows refuses. */
  private void forceFolder() {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      progress.note(folder + " cannot be forced to disk: " + e.getMessage());
    }
  }
}
