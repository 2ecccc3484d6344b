package dev.crossentropy.data.download;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dataset is neither in the cache nor to be had from its mirrors. The message is one line that
 * names the folder to fill, the files, the mirrors, and the way out.
 */
public final class DownloadException extends IOException {

  private static final long serialVersionUID = 1L;

  DownloadException(RemoteDataset dataset, Path folder, String file, List<String> failures) {
    super(
        "Cannot get %s of %s (%s); fill the folder %s with %s from %s, %s"
            .formatted(
                file,
                dataset.title(),
                String.join("; ", failures),
                folder,
                dataset.files().stream()
                    .map(RemoteDataset.RemoteFile::name)
                    .collect(Collectors.joining(", ")),
                dataset.mirrors().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" or ")),
                dataset.alternative()));
  }
}
