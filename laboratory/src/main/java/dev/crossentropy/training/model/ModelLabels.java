package dev.crossentropy.training.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a saved model's numbers mean; a text file in the model's zip, which {@code ModelSerializer}
 * passes over: what it was trained on in the first line, then one class a line.
 *
 * @param trainedOn the experiment's name
 * @param classNames in the order of the outputs
 */
public record ModelLabels(String trainedOn, List<String> classNames) {

  static final String ENTRY = "labels.txt";

  public ModelLabels {
    classNames = List.copyOf(classNames);
  }

  /** Empty if the file is. */
  static Optional<ModelLabels> parse(byte[] encoded) {
    List<String> lines = new String(encoded, StandardCharsets.UTF_8).lines().toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModelLabels(lines.get(0), lines.subList(1, lines.size())));
  }

  byte[] encoded() {
    List<String> lines = new ArrayList<>();
    lines.add(trainedOn);
    classNames.forEach(name -> lines.add(name.replaceAll("[\\r\\n]+", " ")));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
