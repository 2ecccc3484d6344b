package dev.crossentropy.training.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final String ENTRY = "labels.txt";

  public ModelLabels {
    classNames = List.copyOf(classNames);
  }

  /** What a model file says about itself; empty if it was saved by another program. */
  public static Optional<ModelLabels> in(Path model) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(model)) {
      Path entry = zip.getPath(ENTRY);
      if (!Files.exists(entry)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(entry, StandardCharsets.UTF_8);
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(new ModelLabels(lines.get(0), lines.subList(1, lines.size())));
    }
  }

  void addTo(Path model) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(trainedOn);
    lines.addAll(classNames);
    try (FileSystem zip = FileSystems.newFileSystem(model)) {
      Files.write(zip.getPath(ENTRY), lines, StandardCharsets.UTF_8);
    }
  }
}
