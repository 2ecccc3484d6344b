package dev.crossentropy.data.table;

import dev.crossentropy.data.table.file.LoadProgress;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table on its way to another machine: the file's bytes in the place of its path. Where it
 * arrives, it is read at once, and must be what was sent.
 *
 * @param name of the file, whose ending may say what it is
 */
record CarriedTable(TableRequest request, String name, byte[] content, String sha256)
    implements Serializable {

  static CarriedTable of(TableRequest request, String sha256) {
    Path file = Path.of(request.path());
    try {
      String name = String.valueOf(file.getFileName());
      return new CarriedTable(request.withPath(name), name, Files.readAllBytes(file), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Object readResolve() throws IOException {
    Path folder = Files.createTempDirectory("table");
    Path file = folder.resolve(name);
    try {
      Files.write(file, content);
      TableSource source = new TableSource(request.withPath(file.toString()));
      source.load(LoadProgress.SILENT);
      if (!source.sha256().equals(sha256)) {
        throw new InvalidObjectException(name + " did not arrive as it was sent");
      }
      return source;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
