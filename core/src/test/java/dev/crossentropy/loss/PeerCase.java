package dev.crossentropy.loss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** One entry of {@code peer-cases.json}; the README beside that file explains its fields. */
record PeerCase(JsonNode json) {

  static List<PeerCase> all() {
    try (InputStream cases = PeerCase.class.getResourceAsStream("peer-cases.json")) {
      JsonNode entries = new ObjectMapper().readTree(Objects.requireNonNull(cases));
      return StreamSupport.stream(entries.spliterator(), false).map(PeerCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PeerCase of(String id) {
    return all().stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow();
  }

  String id() {
    return json.get("id").asText();
  }

  String kind() {
    return json.get("kind").asText();
  }

  boolean isBinary() {
    return kind().equals("binary");
  }

  /** The source's logits; or, where it starts from probabilities, logits that have them. */
  Batch batch() {
    double[][] logits =
        json.has("logits") ? matrix(json.get("logits")) : logits(matrix(json.get("probs")));
    JsonNode mask = json.get("options").get("mask");
    return new Batch(logits, matrix(json.get("targets")), mask == null ? null : matrix(mask));
  }

  private double[][] logits(double[][] probabilities) {
    return Arrays.stream(probabilities)
        .map(row -> DoubleStream.of(row).map(this::logit).toArray())
        .toArray(double[][]::new);
  }

  private double logit(double probability) {
    return isBinary() ? Math.log(probability) - Math.log1p(-probability) : Math.log(probability);
  }

  ReferenceCrossEntropy.Options crossEntropyOptions() {
    int classes = batch().classes();
    return new ReferenceCrossEntropy.Options(
        classWeights(classes),
        SmoothingWeights.PER_CLASS,
        option("label_smoothing", 0),
        has("ignore_index") ? List.of((int) option("ignore_index", 0)) : List.of(),
        option("gamma", 0),
        option("epsilon", 0),
        0,
        has("softcap") ? option("softcap", 0) : null,
        1,
        normalization());
  }

  ReferenceBinaryCrossEntropy.Options binaryOptions() {
    return new ReferenceBinaryCrossEntropy.Options(
        has("class_weights") ? list(json.get("options").get("class_weights")) : null,
        has("pos_weight") ? List.of(option("pos_weight", 1)) : null,
        option("label_smoothing", 0),
        option("gamma", 0),
        has("alpha") ? option("alpha", 0) : null,
        normalization());
  }

  /** Keras' focal {@code alpha} is one factor for every class. */
  private @Nullable List<Double> classWeights(int classes) {
    if (has("alpha")) {
      return Collections.nCopies(classes, option("alpha", 1));
    }
    return has("class_weights") ? list(json.get("options").get("class_weights")) : null;
  }

  private Normalization normalization() {
    return switch (reduction()) {
      case "weighted_mean" -> Normalization.TARGET_WEIGHTS;
      case "mean_by_nonzero_weight" -> Normalization.VALID_ROWS;
      case "mean" -> has("ignore_index") ? Normalization.VALID_ROWS : Normalization.ROWS;
      default -> Normalization.ROWS;
    };
  }

  /** The source's reduction, from what a loss of this project returns for the batch. */
  double[] reduced(double average, double[] rows) {
    double sum = DoubleStream.of(rows).sum();
    return switch (reduction()) {
      case "none" -> DoubleStream.of(rows).map(row -> row / outputsAveraged()).toArray();
      case "sum" -> new double[] {sum / outputsAveraged()};
      case "mean" -> new double[] {average / (isBinary() ? batch().classes() : 1)};
      case "weighted_mean", "mean_by_nonzero_weight" -> new double[] {average};
      case "mean_by_weight" -> new double[] {sum / sumOfWeights()};
      case "mean_per_sequence" -> meansPerSequence(rows);
      default -> throw new IllegalStateException(id() + ": unknown reduction " + reduction());
    };
  }

  /** What the gradient of the sum of the rows is to be multiplied by. */
  double gradientFactor() {
    return switch (reduction()) {
      case "none" -> 1;
      case "mean_by_weight" -> 1 / sumOfWeights();
      default -> throw new IllegalStateException(id() + ": no gradient under " + reduction());
    };
  }

  /** Keras' binary losses are a mean over the outputs of a row, this project's are a sum. */
  private double outputsAveraged() {
    return has("row_mean") ? batch().classes() : 1;
  }

  private double sumOfWeights() {
    double[][] mask = Objects.requireNonNull(batch().mask());
    return Arrays.stream(mask).flatMapToDouble(DoubleStream::of).sum();
  }

  private double[] meansPerSequence(double[] rows) {
    int length = (int) option("sequence_length", 0);
    double[] means = new double[rows.length / length];
    for (int n = 0; n < rows.length; n++) {
      means[n / length] += rows[n] / length;
    }
    return means;
  }

  private String reduction() {
    return json.get("options").path("reduction").asText("none");
  }

  boolean has(String option) {
    return json.get("options").has(option);
  }

  private double option(String name, double otherwise) {
    return json.get("options").path(name).asDouble(otherwise);
  }

  double @Nullable [] expected() {
    JsonNode expected = json.get("expected");
    return expected == null ? null : vector(expected);
  }

  double @Nullable [][] expectedGradient() {
    JsonNode gradient = json.get("expected_gradient");
    return gradient == null ? null : matrix(gradient);
  }

  /** {@code |a − b| ≤ abs + rel·|b|}. */
  double tolerance(String field, double expected) {
    JsonNode tolerance = json.get(field);
    return tolerance.path("abs").asDouble(0)
        + tolerance.path("rel").asDouble(0) * Math.abs(expected);
  }

  private static double[][] matrix(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(PeerCase::vector)
        .toArray(double[][]::new);
  }

  private static List<Double> list(JsonNode values) {
    return DoubleStream.of(vector(values)).boxed().toList();
  }

  private static double[] vector(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @Override
  public String toString() {
    return id();
  }
}
