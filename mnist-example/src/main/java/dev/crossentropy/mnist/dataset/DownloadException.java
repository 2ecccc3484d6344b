package dev.crossentropy.mnist.dataset;

import dev.crossentropy.data.images.IdxFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A dataset is neither in the cache nor to be had from its mirrors. */
final class DownloadException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  DownloadException(MnistFamily dataset, Path folder, String file, List<String> failures) {
    super(
        "Cannot get %s of %s (%s); fill the folder %s with %s from %s, or name a folder that has them with --data DIR, or use --data sample, 7,000 digits of MNIST that are part of the project"
            .formatted(
                file,
                dataset.title(),
                String.join("; ", failures),
                folder,
                IdxFolder.NAMES.stream().map(n -> n + ".gz").collect(Collectors.joining(", ")),
                dataset.mirrors().stream().map(URI::toString).collect(Collectors.joining(" or "))));
    reason = String.join("; ", failures);
  }

  /** What went wrong at each mirror. */
  String reason() {
    return reason;
  }
}
