package dev.crossentropy.report.stored;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.PredictionsFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a folder that a comparison wrote, and trusts nothing in it. */
public final class ResultReader {

  /** A thousand seeds of ten losses over a hundred epochs need a quarter of it. */
  private static final int MOST_JSON_BYTES = 1 << 29;

  /** Ten million test examples. */
  private static final int MOST_PREDICTIONS_BYTES = 1 << 28;

  /** A picture is shown 84 pixels wide. */
  private static final int MOST_IMAGE_BYTES = 1 << 20;

  private final InputFolder folder;
  private final Path file;
  private final JsonNode root;
  private final ComparisonResult result;

  private ResultReader(Path path) {
    folder = new InputFolder(path);
    file = folder.path(ResultJson.NAME);
    try {
      root = ResultJson.parse(folder.bytes(ResultJson.NAME, MOST_JSON_BYTES));
      if (!root.isObject()) {
        throw new ResultException(file, "expected a JSON object");
      }
      ResultCheck.requireFinite(file, root);
      result = ResultJson.result(root);
    } catch (JsonParseException e) {
      throw new ResultException(
          file,
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(), e.getLocation().getColumnNr(), firstSentence(e)));
    } catch (JsonMappingException e) {
      throw new ResultException(file, place(e) + firstSentence(e));
    } catch (JsonProcessingException e) {
      throw new ResultException(file, firstSentence(e));
    }
    ResultCheck.require(file, result);
  }

  /**
   * The result with all that lies beside it.
   *
   * @throws ResultException naming the file, the place and what is wrong there
   */
  public static StoredResult read(Path folder) {
    ResultReader reader = new ResultReader(folder);
    StoredResult stored =
        new StoredResult(reader.result, reader.predictions(), reader.probe(), reader.images());
    ResultCheck.requireSameExamples(reader.file, stored);
    return stored;
  }

  /**
   * {@code result.json} alone.
   *
   * @throws ResultException naming the file, the place and what is wrong there
   */
  public static ComparisonResult readResult(Path folder) {
    return new ResultReader(folder).result;
  }

  /**
   * For whoever would create a file in the folder before reading it.
   *
   * @throws ResultException if the folder holds no result
   */
  public static void requireResult(Path folder) {
    InputFolder input = new InputFolder(folder);
    if (!input.has(ResultJson.NAME)) {
      throw new ResultException(input.path(ResultJson.NAME), "no such file");
    }
  }

  private List<Predictions> predictions() {
    List<Predictions> all = new ArrayList<>();
    for (JsonNode run : root.path("runs")) {
      String name = text(run.path(ResultJson.PREDICTIONS));
      all.add(
          name == null
              ? Predictions.none(result.task(), result.classNames().size())
              : predictions(name));
    }
    return all;
  }

  private Predictions predictions(String name) {
    byte[] content = folder.bytes(name, MOST_PREDICTIONS_BYTES);
    try {
      return PredictionsFile.read(
          new ByteArrayInputStream(content), result.task(), result.classNames());
    } catch (IOException e) {
      throw new ResultException(folder.path(name), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable ScoreProbe probe() {
    String name = text(root.path(ResultJson.SCORES));
    return name == null
        ? null
        : ScoresFile.read(
            folder.path(name),
            folder.bytes(name, ScoresFile.MOST_BYTES),
            result.losses().stream().map(ComparedLoss::name).toList());
  }

  private Map<Integer, byte[]> images() {
    Map<Integer, byte[]> images = new TreeMap<>();
    for (JsonNode image : root.path(ResultJson.IMAGES)) {
      String name = text(image.path("file"));
      if (name != null) {
        images.put(image.path("row").asInt(), folder.bytes(name, MOST_IMAGE_BYTES));
      }
    }
    return images;
  }

  private static @Nullable String text(JsonNode field) {
    return field.isMissingNode() || field.isNull() ? null : field.asText();
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

  private static String firstSentence(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("").replaceAll("[.;]?\\s*$", "");
  }
}
