package dev.crossentropy.report.stored;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.Outlook;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.PairedInterval;
import dev.crossentropy.statistics.Verdict;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.function.ScoreProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code result.json}: a comparison as other programs read it. Fields are added, never renamed;
 * what is unknown is ignored when read.
 */
public final class ResultJson {

  public static final String NAME = "result.json";

  static final String FILES = "files";
  static final String MODEL = "modelFile";
  static final String PREDICTIONS = "predictionsFile";
  static final String SCORES = "scoresOfEqualLogitsFile";
  static final String IMAGES = "images";

  private static final String LEAST_HALF_WIDTH = "leastHalfWidth";
  private static final String SEEDS_TO_DECIDE = "seedsToDecide";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(PairedComparison.class, AsComparisonField.class)
          .addMixIn(Provenance.class, AsProvenanceField.class)
          .build();

  private ResultJson() {}

  /**
   * The result as JSON text, indented, with a final line feed.
   *
   * @param imageRows rows of the first seed's test examples whose pictures lie beside it
   * @param files all that lies beside it and goes with it
   */
  public static String write(
      ComparisonResult result, SortedSet<Integer> imageRows, Collection<String> files) {
    ObjectNode root = MAPPER.valueToTree(result);
    for (JsonNode loss : root.withArray("losses")) {
      name((ObjectNode) loss, MODEL, SideFiles.model(loss.get("name").asText()), files);
    }
    for (JsonNode run : root.withArray("runs")) {
      String name = SideFiles.predictions(run.get("loss").asText(), run.get("seed").asLong());
      name((ObjectNode) run, PREDICTIONS, name, files);
    }
    name(root, SCORES, SideFiles.SCORES, files);
    ArrayNode images = root.putArray(IMAGES);
    for (int row : imageRows) {
      images.addObject().put("row", row).put("file", SideFiles.image(row));
    }
    ArrayNode names = root.putArray(FILES);
    files.forEach(names::add);
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The scores of the losses as the content of {@link SideFiles#SCORES}. */
  public static byte[] write(ScoreProbe probe) {
    return ScoresFile.write(probe);
  }

  /** A file that could not be written is not named. */
  private static void name(ObjectNode node, String field, String file, Collection<String> files) {
    if (files.contains(file)) {
      node.put(field, file);
    }
  }

  static JsonNode parse(byte[] json) throws JsonProcessingException {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e); // An array in memory is always readable.
    }
  }

  static ComparisonResult result(JsonNode root) throws JsonProcessingException {
    return MAPPER.treeToValue(root, ComparisonResult.class);
  }

  /** A paired comparison as the contract spells it. */
  private record ComparisonField(
      String baseline,
      String candidate,
      String metric,
      String name,
      Metric.Unit unit,
      Metric.Direction better,
      double meanDifference,
      List<@Nullable Double> confidence95,
      double margin,
      Verdict verdict,
      Map<String, Number> outlook) {}

  @JsonSerialize(converter = ToField.class)
  @JsonDeserialize(converter = FromField.class)
  private interface AsComparisonField {}

  private interface AsProvenanceField {
    @JsonProperty
    @JsonSerialize(using = ToStringSerializer.class)
    @JsonDeserialize(converter = ToInstant.class)
    Instant startedAt();
  }

  static final class ToInstant extends StdConverter<String, Instant> {
    @Override
    public Instant convert(String text) {
      return Instant.parse(text);
    }
  }

  static final class ToField extends StdConverter<PairedComparison, ComparisonField> {
    @Override
    public ComparisonField convert(PairedComparison comparison) {
      PairedInterval interval = comparison.interval();
      List<@Nullable Double> bounds = new ArrayList<>();
      bounds.add(finiteOrNull(interval.low()));
      bounds.add(finiteOrNull(interval.high()));
      return new ComparisonField(
          comparison.baseline(),
          comparison.candidate(),
          comparison.metric().field(),
          comparison.metric().name(),
          comparison.metric().unit(),
          comparison.metric().better(),
          comparison.meanDifference(),
          bounds,
          comparison.metric().margin(),
          comparison.verdict(),
          fields(comparison.outlook()));
    }

    /** What is unknown is left out. */
    private static Map<String, Number> fields(@Nullable Outlook outlook) {
      Map<String, Number> fields = new LinkedHashMap<>();
      if (outlook != null) {
        fields.put(LEAST_HALF_WIDTH, outlook.leastHalfWidth());
        if (outlook.seeds() != null) {
          fields.put(SEEDS_TO_DECIDE, outlook.seeds());
        }
      }
      return fields;
    }

    /** JSON knows no NaN; a single seed has no interval. */
    private static @Nullable Double finiteOrNull(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  static final class FromField extends StdConverter<ComparisonField, PairedComparison> {
    @Override
    public PairedComparison convert(ComparisonField field) {
      if (field.confidence95().size() != 2) {
        throw new IllegalArgumentException(
            "confidence95 has %d bounds, expected 2".formatted(field.confidence95().size()));
      }
      PairedInterval interval =
          new PairedInterval(
              field.meanDifference(),
              nanIfNull(field.confidence95().get(0)),
              nanIfNull(field.confidence95().get(1)));
      return new PairedComparison(
          field.baseline(),
          field.candidate(),
          new Metric(field.metric(), field.name(), field.unit(), field.margin(), field.better()),
          field.meanDifference(),
          interval,
          field.verdict(),
          outlook(field.outlook()));
    }

    private static @Nullable Outlook outlook(Map<String, Number> fields) {
      Number halfWidth = fields.get(LEAST_HALF_WIDTH);
      Number seeds = fields.get(SEEDS_TO_DECIDE);
      return halfWidth == null
          ? null
          : new Outlook(seeds == null ? null : seeds.intValue(), halfWidth.doubleValue());
    }

    private static double nanIfNull(@Nullable Double value) {
      return value == null ? Double.NaN : value;
    }
  }
}
