package dev.crossentropy.data.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The four IDX files of a dataset of the MNIST family: images and labels, to train on and to test.
 *
 * <p>In a folder each file may be gzipped or not and named {@code train-images-idx3-ubyte} or
 * {@code train-images.idx3-ubyte}, with or without {@code .gz}; of several, the first in that order
 * is taken. A file {@code labels.txt} beside them names the classes, a line each.
 */
public final class IdxFolder {

  public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  /** The four names, training before testing, images before labels. */
  public static final List<String> NAMES =
      List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  private static final String CLASS_NAMES = "labels.txt";

  /** More than the classes of a byte, and short enough for a table. */
  private static final int LONGEST_CLASS_NAMES = 1 << 16;

  private IdxFolder() {}

  /**
   * Reads the folder's files; the classes are those that occur in training.
   *
   * @throws IOException whose message says what is missing or wrong, and what to do
   */
  public static ImageData read(Path folder) throws IOException {
    Map<String, IdxFile> files = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : NAMES) {
      Path found = find(folder, name);
      if (Files.isRegularFile(found)) {
        files.put(name, IdxFile.read(found));
      } else {
        missing.add(
            Files.isDirectory(found)
                ? "%s (%s is a folder, not a file)".formatted(name, found.getFileName())
                : name);
      }
    }
    if (!missing.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(),
          null,
          "the folder lacks %s; expected the four IDX files %s, each with or without .gz"
              .formatted(String.join(", ", missing), String.join(", ", NAMES)));
    }
    return data(folder.toString(), files, classNames(folder));
  }

  /**
   * Reads files from wherever they lie.
   *
   * @param title what to call the data
   * @param classNames the names of the classes; empty for those that occur in training
   */
  public static ImageData read(String title, List<String> classNames, Content content)
      throws IOException {
    Map<String, IdxFile> files = new HashMap<>();
    for (String name : NAMES) {
      files.put(name, content.read(name));
    }
    return data(title, files, classNames);
  }

  /** Where the four files lie. */
  public interface Content {

    /** Opens one of {@link #NAMES}. */
    InputStream open(String name) throws IOException;

    /** Its size as it is stored. */
    long size(String name) throws IOException;

    private IdxFile read(String name) throws IOException {
      return IdxFile.read(name, open(name), size(name));
    }
  }

  private static Path find(Path folder, String name) {
    return spellings(name).stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(folder.resolve(name));
  }

  /** The names under which a file may lie in a folder. */
  public static List<String> spellings(String name) {
    String dotted = name.replace("-idx", ".idx");
    return List.of(name, name + ".gz", dotted, dotted + ".gz");
  }

  private static List<String> classNames(Path folder) throws IOException {
    Path file = folder.resolve(CLASS_NAMES);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    if (Files.size(file) > LONGEST_CLASS_NAMES) {
      throw new MalformedFileException(
          file.toString(), 0, "a large file", "one class name a line", "shorten it");
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
  }

  private static ImageData data(String title, Map<String, IdxFile> files, List<String> names)
      throws IOException {
    IdxFile trainLabels = file(files, TRAIN_LABELS).require(1, "1 dimension: labels");
    List<String> classNames = names.isEmpty() ? numbered(trainLabels) : names;
    LabelledImages train = images(file(files, TRAIN_IMAGES), trainLabels, classNames.size());
    LabelledImages test =
        images(
            file(files, TEST_IMAGES),
            file(files, TEST_LABELS).require(1, "1 dimension: labels"),
            classNames.size());
    if (train.height() != test.height() || train.width() != test.width()) {
      throw new MalformedFileException(
          file(files, TEST_IMAGES).name(),
          8,
          "images of %d×%d".formatted(test.height(), test.width()),
          "%d×%d, as in training".formatted(train.height(), train.width()),
          "take all four files from the same dataset");
    }
    return new ImageData(title, classNames, train, test);
  }

  private static IdxFile file(Map<String, IdxFile> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static List<String> numbered(IdxFile labels) throws MalformedFileException {
    int[] distinct = labels.numbers().distinct().sorted().toArray();
    if (distinct.length < 2) {
      throw new MalformedFileException(
          labels.name(),
          labels.headerBytes(),
          "label %d for every image".formatted(distinct[0]),
          "at least two classes",
          "add images of another class");
    }
    return IntStream.rangeClosed(0, distinct[distinct.length - 1])
        .mapToObj(Integer::toString)
        .toList();
  }

  private static LabelledImages images(IdxFile images, IdxFile labels, int classes)
      throws MalformedFileException {
    images.require(3, "3: images × height × width");
    if (labels.items() != images.items()) {
      throw new MalformedFileException(
          labels.name(),
          Integer.BYTES,
          "%d labels".formatted(labels.items()),
          "%d, one for each image in %s".formatted(images.items(), images.name()),
          "take both files from the same dataset");
    }
    int[] numbers = labels.numbers().toArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= classes) {
        throw new MalformedFileException(
            labels.name(),
            labels.headerBytes() + i,
            "label %d of image %d".formatted(numbers[i], i),
            "one of the %d classes 0 to %d".formatted(classes, classes - 1),
            "take the labels of the same dataset as the training labels");
      }
    }
    List<Integer> shape = images.dimensions();
    return new LabelledImages(
        images.values(), labels.values(), shape.get(1), shape.get(2), classes);
  }
}
