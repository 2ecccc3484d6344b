package dev.crossentropy.data.digits;

import dev.crossentropy.data.idx.IdxReader;
import dev.crossentropy.data.idx.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The four IDX files of a dataset of the MNIST family.
 *
 * <p>In a folder each file may be gzipped or not and named {@code train-images-idx3-ubyte} or
 * {@code train-images.idx3-ubyte}, with or without {@code .gz}; of several, the first in that order
 * is taken.
 */
record DigitFiles(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {

  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  /** Finds the four files or says which are missing. */
  static DigitFiles in(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : NAMES) {
      find(folder, name).ifPresentOrElse(found::add, () -> missing.add(missing(folder, name)));
    }
    if (!missing.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(),
          null,
          "the folder lacks %s; expected the four IDX files %s, each with or without .gz"
              .formatted(String.join(", ", missing), String.join(", ", NAMES)));
    }
    return new DigitFiles(found.get(0), found.get(1), found.get(2), found.get(3));
  }

  private static Optional<Path> find(Path folder, String name) {
    return spellings(name).stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** Some archives unpack to a folder for each file. */
  private static String missing(Path folder, String name) {
    return spellings(name).stream()
        .filter(spelling -> Files.isDirectory(folder.resolve(spelling)))
        .findFirst()
        .map(spelling -> "%s (%s is a folder, not a file)".formatted(name, spelling))
        .orElse(name);
  }

  static List<String> spellings(String name) {
    String dotted = name.replace("-idx", ".idx");
    return List.of(name, name + ".gz", dotted, dotted + ".gz");
  }

  /** Reads the files; the classes are those that occur in training. */
  DigitData read(String name) throws IOException {
    return read(name, OptionalInt.empty());
  }

  /** Reads the files of a dataset with this many classes. */
  DigitData read(String name, int classes) throws IOException {
    return read(name, OptionalInt.of(classes));
  }

  private DigitData read(String name, OptionalInt knownClasses) throws IOException {
    LabelledImages train = read(trainImages, trainLabels, knownClasses);
    LabelledImages test = read(testImages, testLabels, OptionalInt.of(train.classes()));
    if (train.height() != test.height() || train.width() != test.width()) {
      throw new MalformedFileException(
          testImages.toString(),
          8,
          "images of %d×%d".formatted(test.height(), test.width()),
          "%d×%d, as in %s".formatted(train.height(), train.width(), trainImages),
          "take all four files from the same dataset");
    }
    return DigitData.of(name, DigitData.Origin.FILES, train, test);
  }

  private static LabelledImages read(Path imageFile, Path labelFile, OptionalInt knownClasses)
      throws IOException {
    try (IdxReader images = IdxReader.open(imageFile);
        IdxReader labels = IdxReader.open(labelFile)) {
      images.requireImages();
      labels.requireLabels().requireOneLabelPerImage(images);
      List<Long> dimensions = images.header().dimensions();
      if (dimensions.size() != 3) {
        throw new MalformedFileException(
            imageFile.toString(),
            3,
            dimensions.size() + " dimensions",
            "3: images × height × width",
            "use grey images");
      }
      byte[] classOf = labels.readAll();
      if (knownClasses.isEmpty()) {
        requireTwoClasses(classOf, labels);
      }
      int classes = knownClasses.orElseGet(() -> 1 + largest(classOf));
      requireLabelsBelow(classes, classOf, labels);
      return new LabelledImages(
          images.readAll(),
          classOf,
          dimensions.get(1).intValue(),
          dimensions.get(2).intValue(),
          classes);
    }
  }

  private static int largest(byte[] labels) {
    int largest = 0;
    for (byte label : labels) {
      largest = Math.max(largest, Byte.toUnsignedInt(label));
    }
    return largest;
  }

  private static void requireTwoClasses(byte[] labels, IdxReader file)
      throws MalformedFileException {
    for (byte label : labels) {
      if (label != labels[0]) {
        return;
      }
    }
    throw new MalformedFileException(
        file.name(),
        file.header().headerBytes(),
        "label %d for every image".formatted(Byte.toUnsignedInt(labels[0])),
        "at least two classes",
        "add images of another class");
  }

  private static void requireLabelsBelow(int classes, byte[] labels, IdxReader file)
      throws MalformedFileException {
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= classes) {
        throw new MalformedFileException(
            file.name(),
            file.header().headerBytes() + i,
            "label %d of image %d".formatted(Byte.toUnsignedInt(labels[i]), i),
            "one of the %d classes 0 to %d".formatted(classes, classes - 1),
            "take the labels of the same dataset as the training labels");
      }
    }
  }
}
