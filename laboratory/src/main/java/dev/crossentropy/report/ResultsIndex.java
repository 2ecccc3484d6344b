package dev.crossentropy.report;

import dev.crossentropy.report.page.HtmlTemplate;
import dev.crossentropy.report.stored.ResultException;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.SideFiles;
import dev.crossentropy.report.text.Wording;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code index.html} of a folder of results: when each was made, of what, and what it says. Written
 * only where the folder is called {@code results}, and over no page that somebody else wrote there.
 */
public final class ResultsIndex {

  private static final String FOLDER = "results";
  private static final String NAME = "index.html";

  /** How the template begins. */
  private static final String OURS = "<!-- an index of results, made anew after each command -->";

  private ResultsIndex() {}

  /** One line of the index. Public, since the template reads it. */
  public record Entry(
      String folder,
      String address,
      String started,
      String experiment,
      String conditions,
      String verdict,
      List<String> losses) {}

  /**
   * Lists the results beside the one that was written last.
   *
   * @return the page; empty where none is kept, or it cannot be written
   */
  public static Optional<Path> update(Path result) {
    Path folder = result.toAbsolutePath().normalize().getParent();
    if (folder == null || !folder.endsWith(FOLDER) || !isFree(folder.resolve(NAME))) {
      return Optional.empty();
    }
    try (Stream<Path> results = Files.list(folder)) {
      List<Entry> entries =
          results
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .flatMap(path -> entry(path).stream())
              .sorted(Comparator.comparing(Entry::started).reversed())
              .toList();
      String page =
          HtmlTemplate.of(ResultsIndex.class, "index.ftlh").fill(Map.of("entries", entries));
      return Optional.of(OutputFolder.of(folder).write(NAME, page));
    } catch (IOException | OutputException e) {
      return Optional.empty();
    }
  }

  private static boolean isFree(Path index) {
    if (!Files.exists(index, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try {
      return Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)
          && Files.readString(index, StandardCharsets.UTF_8).contains(OURS);
    } catch (IOException e) {
      return false;
    }
  }

  /** Empty where there is no result, or one that cannot be read. */
  private static Optional<Entry> entry(Path folder) {
    if (!Files.exists(folder.resolve(SideFiles.REPORT), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      ComparisonResult result = ResultReader.readResult(folder);
      String name = folder.getFileName().toString();
      return Optional.of(
          new Entry(
              name,
              encoded(name) + "/" + SideFiles.REPORT,
              result.provenance().startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
              result.experiment(),
              result.provenance().command(),
              new Wording(result).verdict(),
              result.losses().stream().map(loss -> loss.name()).toList()));
    } catch (ResultException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String name) {
    return java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
