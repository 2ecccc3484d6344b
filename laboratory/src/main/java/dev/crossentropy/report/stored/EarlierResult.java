package dev.crossentropy.report.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a result that is about to be replaced has left beside itself. Only files that its {@code
 * result.json} lists, that are called as this program calls its files, and that lie in the folder
 * itself are ever removed: whatever else is there belongs to somebody.
 */
public final class EarlierResult {

  /** The names that this program gives; a list edited by hand may hold others. */
  private static final Pattern OURS =
      Pattern.compile(
          "(model-%1$s\\.zip|plots/%1$s\\.png|images/test-\\d+\\.png|predictions/%1$s\\.csv\\.gz)"
              .formatted("[^/\\\\:\\p{Cntrl}]+"));

  private final Path folder;
  private final SortedSet<String> files = new TreeSet<>();

  private EarlierResult(Path folder) {
    this.folder = folder;
  }

  /** Lists nothing where there is no result yet, or one that somebody else wrote. */
  public static EarlierResult in(Path folder) {
    EarlierResult earlier = new EarlierResult(folder);
    try {
      byte[] json = Files.readAllBytes(folder.resolve(ResultJson.NAME));
      for (JsonNode file : ResultJson.parse(json).path(ResultJson.FILES)) {
        earlier.files.add(file.asText());
      }
    } catch (IOException e) {
      earlier.files.clear();
    }
    return earlier;
  }

  /**
   * Removes its files, once the result that replaces it is complete.
   *
   * @param kept files of the new result
   */
  public void removeAllBut(Collection<String> kept) throws IOException {
    for (String name : files) {
      if (!kept.contains(name) && OURS.matcher(name).matches()) {
        remove(folder.resolve(name));
      }
    }
  }

  private void remove(Path file) throws IOException {
    boolean ours =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            // A folder in between may be a link that leads elsewhere.
            && file.toRealPath().startsWith(folder.toRealPath());
    if (!ours) {
      return;
    }
    Files.delete(file);
    Path parent = file.getParent();
    if (parent != null && !parent.equals(folder)) {
      try {
        Files.delete(parent);
      } catch (DirectoryNotEmptyException e) {
        // It still holds files of the new result, or of somebody else.
      }
    }
  }
}
