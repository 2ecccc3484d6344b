package dev.crossentropy.report.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.crossentropy.training.output.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The result that an earlier command left in an output folder. It is moved to a folder beside,
 * named after the time when that command started, and never mixed with a new one. Only files that
 * its {@code result.json} lists, that are called as this program calls its files, and that lie in
 * the folder itself are ever moved: whatever else is there belongs to somebody.
 */
public final class EarlierResult {

  /** The names that this program gives; a list edited by hand may hold others. */
  private static final Pattern OURS =
      Pattern.compile(
          "(model-%1$s\\.zip|plots/%1$s\\.png|images/test-\\d+\\.png|predictions/%1$s\\.csv\\.gz|report\\.html)"
              .formatted("[^/\\\\:\\p{Cntrl}]+"));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** They decide how a result is made, not what it is. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("--resume", "--verbose");

  private final Path folder;
  private final String command;
  private final String startedAt;
  private final Set<String> files = new TreeSet<>(Set.of(SideFiles.REPORT));

  private EarlierResult(Path folder, JsonNode result) {
    JsonNode provenance = result.path("provenance");
    this.folder = folder;
    this.command = provenance.path("command").asText();
    this.startedAt = time(provenance.path("startedAt").asText());
    result.path(ResultJson.FILES).forEach(file -> files.add(file.asText()));
  }

  private static String time(String instant) {
    try {
      return TIME.format(Instant.parse(instant));
    } catch (DateTimeException e) {
      return "unknown";
    }
  }

  /** Empty where there is none, or one that cannot be read. */
  public static Optional<EarlierResult> in(Path folder) {
    InputFolder input = new InputFolder(folder);
    if (!input.has(ResultJson.NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EarlierResult(
              folder, ResultJson.parse(input.bytes(ResultJson.NAME, Integer.MAX_VALUE))));
    } catch (JsonProcessingException | ResultException e) {
      return Optional.empty();
    }
  }

  /** Whether a command with these arguments made it. */
  public boolean isOf(String arguments) {
    return effective(arguments).equals(effective(command));
  }

  private static List<String> effective(String arguments) {
    return Arrays.stream(arguments.trim().split("\\s+"))
        .filter(argument -> !WITHOUT_EFFECT.contains(argument))
        .toList();
  }

  /**
   * Moves it; where this is interrupted, doing it again moves the rest.
   *
   * @return the folder that it now lies in
   */
  public Aside setAside() {
    Path here = folder.toAbsolutePath().normalize();
    Path target = here.resolveSibling(here.getFileName() + "-" + startedAt);
    for (int n = 2; Files.exists(target.resolve(ResultJson.NAME), LinkOption.NOFOLLOW_LINKS); n++) {
      target = here.resolveSibling(here.getFileName() + "-" + startedAt + "-" + n);
    }
    InputFolder input = new InputFolder(folder);
    try {
      for (String name : files) {
        if (OURS.matcher(name).matches() && input.isFile(name)) {
          move(name, target);
        }
      }
      move(ResultJson.NAME, target);
      return new Aside(target);
    } catch (IOException e) {
      throw new OutputException(target, "cannot take the earlier result of " + folder, e);
    }
  }

  /** An earlier result in a folder of its own. */
  public record Aside(Path folder) {

    /** Once it is replaced. */
    public void delete() {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException | UncheckedIOException e) {
        // It is whole, and listed among the results.
      }
    }
  }

  private void move(String name, Path target) throws IOException {
    Path from = folder.resolve(name);
    Path to = target.resolve(name);
    Files.createDirectories(to.getParent());
    Files.move(from, to);
    Path parent = from.getParent();
    if (parent != null && !parent.equals(folder)) {
      try {
        Files.delete(parent);
      } catch (DirectoryNotEmptyException e) {
        // It still holds other files, of the result or of somebody else.
      }
    }
  }
}
