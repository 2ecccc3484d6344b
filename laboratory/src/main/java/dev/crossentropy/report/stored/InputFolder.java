package dev.crossentropy.report.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder that is read and not trusted: only regular files in it, no links, none too large. */
final class InputFolder {

  private final Path folder;

  InputFolder(Path folder) {
    this.folder = folder;
  }

  /** Where a file of that name lies, for messages. */
  Path path(String name) {
    return folder.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * @param most bytes; a larger file is refused before it is read
   * @throws ResultException if there is no such file, or it is not one that may be read
   */
  byte[] bytes(String name, long most) {
    Path file = checked(name, most);
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return stream.readNBytes((int) most);
    } catch (IOException e) {
      throw new ResultException(file, "cannot be read (" + e.getMessage() + ")");
    }
  }

  private Path checked(String name, long most) {
    Path file = inside(name);
    try {
      if (!isRegularHere(file)) {
        throw new ResultException(file, "is a link or a device; expected a file in this folder");
      }
      if (Files.size(file) > most) {
        throw new ResultException(
            file, "has %,d bytes; expected at most %,d".formatted(Files.size(file), most));
      }
      return file;
    } catch (NoSuchFileException e) {
      throw new ResultException(file, "no such file");
    } catch (IOException e) {
      throw new ResultException(file, "cannot be read (" + e.getMessage() + ")");
    }
  }

  boolean isFile(String name) {
    try {
      return isRegularHere(inside(name));
    } catch (IOException | ResultException e) {
      return false;
    }
  }

  /** A folder on the way may be a link that leads elsewhere. */
  private boolean isRegularHere(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isRegularFile()
        && file.toRealPath().startsWith(folder.toRealPath());
  }

  private Path inside(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder.normalize()) && !file.equals(folder.normalize())) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Refused below, as a path that leads elsewhere is.
    }
    throw new ResultException(
        path(ResultJson.NAME), "'%s' is not a file in this folder".formatted(name));
  }
}
