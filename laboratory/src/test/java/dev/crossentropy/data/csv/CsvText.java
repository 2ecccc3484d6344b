package dev.crossentropy.data.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small CSV files for tests. */
final class CsvText {

  private CsvText() {}

  /** Twelve rows of two classes; {@code other} is put in place of the row with that number. */
  static String twelveRows(String header, String row, int number, String other) {
    return header
        + "\n"
        + IntStream.rangeClosed(1, 12)
            .mapToObj(i -> i == number ? other : row.formatted(i, i % 2 == 0 ? "yes" : "no"))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  static CsvSource source(Path folder, String content, String... labels) {
    return source(folder, content, ',', Missing.ERROR, labels);
  }

  static CsvSource source(
      Path folder, String content, char separator, Missing missing, String... labels) {
    Path file = folder.resolve("data.csv");
    write(file, content.getBytes(StandardCharsets.UTF_8));
    return new CsvSource(
        new CsvRequest(
            new CsvFile(file.toString(), separator), List.of(labels), List.of(), missing));
  }

  static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
