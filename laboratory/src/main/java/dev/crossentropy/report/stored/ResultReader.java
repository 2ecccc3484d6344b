package dev.crossentropy.report.stored;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.PredictionsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a folder that a comparison wrote, and trusts nothing in it. */
public final class ResultReader {

  private final Path folder;
  private final Path file;

  private ResultReader(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(ResultJson.NAME);
  }

  /**
   * @throws ResultException naming the file, the place and what is wrong there
   */
  public static StoredResult read(Path folder) {
    return new ResultReader(folder).read();
  }

  /**
   * For whoever would create a file in the folder before reading it.
   *
   * @throws ResultException if the folder holds no result
   */
  public static void requireResult(Path folder) {
    ResultReader reader = new ResultReader(folder);
    if (!Files.exists(reader.file)) {
      throw absent(reader.file);
    }
  }

  private StoredResult read() {
    JsonNode root;
    ComparisonResult result;
    try {
      root = ResultJson.parse(content(file));
      if (!root.isObject()) {
        throw new ResultException(file, "expected a JSON object");
      }
      result = ResultJson.result(root);
    } catch (JsonParseException e) {
      throw new ResultException(
          file,
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  firstSentence(e.getOriginalMessage())));
    } catch (JsonMappingException e) {
      throw new ResultException(file, place(e) + firstSentence(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new ResultException(file, firstSentence(e.getOriginalMessage()));
    }
    ResultCheck.require(file, result);
    return new StoredResult(result, predictions(root, result), probe(root, result), images(root));
  }

  private List<Predictions> predictions(JsonNode root, ComparisonResult result) {
    List<Predictions> all = new ArrayList<>();
    for (JsonNode run : root.path("runs")) {
      Path side = beside(run.path(ResultJson.PREDICTIONS));
      all.add(
          side == null
              ? Predictions.none(result.task(), result.classNames().size())
              : predictions(side, result));
    }
    return all;
  }

  private static Predictions predictions(Path side, ComparisonResult result) {
    try (InputStream stream = Files.newInputStream(side)) {
      return PredictionsFile.read(stream, result.task(), result.classNames());
    } catch (NoSuchFileException e) {
      throw new ResultException(side, "result.json names this file, but it is missing");
    } catch (IOException e) {
      throw new ResultException(side, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable ScoreProbe probe(JsonNode root, ComparisonResult result) {
    Path side = beside(root.path(ResultJson.SCORES));
    return side == null
        ? null
        : SideFiles.readScores(side, result.losses().stream().map(loss -> loss.name()).toList());
  }

  private Map<Integer, byte[]> images(JsonNode root) {
    Map<Integer, byte[]> images = new TreeMap<>();
    for (JsonNode image : root.path(ResultJson.IMAGES)) {
      Path side = beside(image.path("file"));
      if (side != null) {
        images.put(image.path("row").asInt(), content(side));
      }
    }
    return images;
  }

  /** The file that a field names, never one outside the folder; null where the field is absent. */
  private @Nullable Path beside(JsonNode field) {
    if (field.isMissingNode() || field.isNull()) {
      return null;
    }
    try {
      Path side = folder.resolve(field.asText()).normalize();
      if (side.startsWith(folder.normalize()) && !side.equals(folder.normalize())) {
        return side;
      }
    } catch (InvalidPathException e) {
      // Refused below, as a path that leads elsewhere is.
    }
    throw new ResultException(file, "'%s' is not a file in this folder".formatted(field.asText()));
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw absent(file);
    } catch (IOException e) {
      throw new ResultException(file, "cannot be read (" + e.getMessage() + ")");
    }
  }

  private static ResultException absent(Path file) {
    return new ResultException(file, "no such file");
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return place.isEmpty() ? "" : place + ": ";
  }

  private static String firstSentence(String message) {
    return message.lines().findFirst().orElse("").replaceAll("[.;]?\\s*$", "");
  }
}
