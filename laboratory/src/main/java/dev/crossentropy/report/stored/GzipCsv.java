package dev.crossentropy.report.stored;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Compressed comma-separated values with one header line; the same lines give the same bytes. */
final class GzipCsv {

  private GzipCsv() {}

  static byte[] write(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A byte array has room and no permissions.
    }
    return bytes.toByteArray();
  }

  /**
   * The lines after the header, split at commas.
   *
   * @throws ResultException naming the line where the file is not what {@code header} says
   */
  static List<String[]> read(Path file, String header) {
    List<String> lines = text(file).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      throw new ResultException(
          file,
          "expected the header '%s', found '%s'"
              .formatted(header, lines.isEmpty() ? "" : lines.get(0)));
    }
    int columns = header.split(",", -1).length;
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != columns) {
        throw new ResultException(
            file,
            "line %d has %d values, expected %d".formatted(i + 2, rows.get(i).length, columns));
      }
    }
    return rows;
  }

  /**
   * @param row counted from 0, after the header
   */
  static ResultException badLine(Path file, int row, String[] values) {
    return new ResultException(
        file, "line %d is not understood: %s".formatted(row + 2, String.join(",", values)));
  }

  private static String text(Path file) {
    try (InputStream stream = Files.newInputStream(file);
        InputStream unzipped = new GZIPInputStream(stream)) {
      return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new ResultException(file, "result.json names this file, but it is missing");
    } catch (EOFException | ZipException e) {
      throw new ResultException(file, "not a complete gzip file");
    } catch (IOException e) {
      throw new ResultException(file, "cannot be read (" + e.getMessage() + ")");
    }
  }
}
