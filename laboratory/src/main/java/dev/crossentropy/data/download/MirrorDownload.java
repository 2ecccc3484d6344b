package dev.crossentropy.data.download;

import dev.crossentropy.data.download.RemoteDataset.RemoteFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file from whichever mirror delivers it right.
 *
 * <p>All mirrors are tried in turn, several times; a mirror without the file or with other bytes is
 * left out from then on. What arrived before a connection broke is kept and continued, at the next
 * mirror too: the checksum of the whole tells whether that worked, and if it did not, the same
 * mirror is asked for the whole file.
 */
final class MirrorDownload {

  private final RemoteDataset dataset;
  private final RemoteFile file;
  private final Path part;
  private final Transfer transfer;
  private final DownloadSettings settings;
  private final DownloadProgress progress;
  private final Map<URI, String> failures = new LinkedHashMap<>();

  MirrorDownload(
      RemoteDataset dataset,
      RemoteFile file,
      Path part,
      DownloadSettings settings,
      DownloadProgress progress) {
    this.dataset = dataset;
    this.file = file;
    this.part = part;
    this.settings = settings;
    this.progress = progress;
    this.transfer = new Transfer(settings, progress);
  }

  /**
   * Fills {@code part} with the right bytes.
   *
   * @return what went wrong at each mirror, or nothing if one of them delivered
   */
  Optional<List<String>> run() throws IOException {
    List<URI> mirrors = new ArrayList<>(dataset.mirrors());
    for (int round = 1; !mirrors.isEmpty(); round++) {
      for (URI mirror : List.copyOf(mirrors)) {
        Optional<TransferException> failure = attempt(mirror);
        if (failure.isEmpty()) {
          return Optional.empty();
        }
        if (failure.get().lasting()) {
          mirrors.remove(mirror);
        }
        failures.put(mirror, mirror + ": " + failure.get().getMessage());
        progress.note(
            "%s: %s (attempt %d of %d)"
                .formatted(file.name(), failures.get(mirror), round, settings.rounds()));
      }
      if (round == settings.rounds()) {
        break;
      }
      pause(settings.backOff().toMillis() << (round - 1));
    }
    return Optional.of(List.copyOf(failures.values()));
  }

  private Optional<TransferException> attempt(URI mirror) throws IOException {
    boolean resumed = Files.exists(part) && Files.size(part) > 0;
    try {
      transfer.run(mirror.resolve(file.name()), file.name(), part);
    } catch (TransferException e) {
      // a server that announces more than it has cuts off a file that is complete
      return isRight() ? Optional.empty() : Optional.of(e);
    }
    Optional<String> complaint = file.checksum().complaint(part);
    if (complaint.isEmpty()) {
      return Optional.empty();
    }
    Files.delete(part);
    return resumed
        ? attempt(mirror)
        : Optional.of(
            new TransferException(
                TransferException.Cause.LASTING, "the file there " + complaint.get()));
  }

  private boolean isRight() throws IOException {
    return Files.exists(part) && file.checksum().complaint(part).isEmpty();
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the download was interrupted");
    }
  }
}
