package dev.crossentropy.training.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * DL4J's JSON of a network, which names a class for each layer, activation and the like. DL4J loads
 * whatever class is named; here only those pass that belong to such things.
 */
final class NetworkJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String CLASS = "@class";

  private static final List<String> ALLOWED =
      List.of(
          "org.deeplearning4j.nn.conf.",
          "org.deeplearning4j.nn.weights.",
          "org.nd4j.linalg.activations.impl.",
          "org.nd4j.linalg.learning.",
          "org.nd4j.linalg.lossfunctions.impl.",
          "org.nd4j.linalg.schedule.",
          "dev.crossentropy.loss.");

  private static final String LOSS = "lossFn";
  private static final String ANY_LOSS = "org.nd4j.linalg.lossfunctions.impl.LossMCXENT";

  private NetworkJson() {}

  static MultiLayerConfiguration read(byte[] json) throws IOException {
    try {
      JsonNode root = JSON.readTree(json);
      check(root);
      // Written anew, so that DL4J's reader sees what was checked, and in one way only.
      return MultiLayerConfiguration.fromJson(JSON.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IOException("its configuration is no JSON: " + e.getOriginalMessage(), e);
    } catch (RuntimeException e) {
      throw new IOException("its configuration describes no network (" + firstLine(e) + ")", e);
    }
  }

  private static void check(JsonNode node) throws IOException {
    JsonNode loss = node.get(LOSS);
    if (loss != null && !isAllowed(loss.path(CLASS).asText())) {
      ((ObjectNode) node).putObject(LOSS).put(CLASS, ANY_LOSS);
    }
    JsonNode name = node.get(CLASS);
    if (name != null && !isAllowed(name.asText())) {
      throw new IOException(
          "its configuration names the class %s, which is none of Deeplearning4j's layers, activations or updaters"
              .formatted(name.asText()));
    }
    for (JsonNode child : node) {
      check(child);
    }
  }

  private static boolean isAllowed(String name) {
    return ALLOWED.stream().anyMatch(name::startsWith);
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
