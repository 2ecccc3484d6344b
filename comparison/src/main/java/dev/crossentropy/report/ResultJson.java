package dev.crossentropy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.comparison.PairedComparison;
import dev.crossentropy.comparison.PairedInterval;
import dev.crossentropy.comparison.Provenance;
import dev.crossentropy.experiment.NamedLoss;

/** {@code result.json}: a comparison as other programs read it. Fields are added, never renamed. */
public final class ResultJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultJson() {}

  /** The result as JSON text, indented, with a final line feed. */
  public static String write(ComparisonResult result) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("experiment", result.experiment());
    root.set("provenance", provenance(result.provenance()));
    root.set("training", MAPPER.valueToTree(result.training()));
    root.set("classNames", MAPPER.valueToTree(result.classNames()));
    ArrayNode losses = root.putArray("losses");
    result.losses().forEach(loss -> losses.add(loss(loss)));
    root.set("functionParity", MAPPER.valueToTree(result.functionParity()));
    root.set("runs", MAPPER.valueToTree(result.runs()));
    ArrayNode comparisons = root.putArray("comparisons");
    result.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("java", provenance.java())
            .put("os", provenance.os())
            .put("dl4j", provenance.dl4j())
            .put("backend", provenance.backend())
            .put("blas", provenance.blas())
            .put("threads", provenance.threads())
            .put("dataSha256", provenance.dataSha256())
            .put("command", provenance.command())
            .put("startedAt", provenance.startedAt().toString())
            .put("nativeThreads", provenance.nativeThreads());
    node.set("nativeSettings", MAPPER.valueToTree(provenance.nativeSettings()));
    return node;
  }

  private static ObjectNode loss(NamedLoss loss) {
    ObjectNode node = MAPPER.createObjectNode().put("name", loss.name());
    node.set("config", MAPPER.valueToTree(loss.config()));
    return node;
  }

  private static ObjectNode comparison(PairedComparison comparison) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("baseline", comparison.baseline())
            .put("candidate", comparison.candidate())
            .put("metric", comparison.metric().field())
            .put("meanDifference", comparison.meanDifference());
    PairedInterval interval = comparison.interval();
    ArrayNode bounds = node.putArray("confidence95");
    bounds.add(finiteOrNull(interval.low())).add(finiteOrNull(interval.high()));
    return node.put("margin", comparison.metric().margin())
        .put("verdict", comparison.verdict().name());
  }

  /** JSON knows no NaN; a single seed has no interval. */
  private static @org.jspecify.annotations.Nullable Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
