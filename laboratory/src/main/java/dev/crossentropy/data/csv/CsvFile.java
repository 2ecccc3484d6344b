package dev.crossentropy.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossentropy.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A CSV file as RFC 4180 describes it, in UTF-8 with or without a byte order mark, lines ended in
 * any way. The first record is the header; blank lines do not count.
 *
 * @param separator between two fields
 */
public record CsvFile(String path, char separator) implements Serializable {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Enough of a binary file to meet a zero byte in. */
  private static final int START = 1 << 13;

  /** Takes the records one by one. */
  interface Records {

    void header(List<String> names);

    /**
     * @param row 1 for the first one after the header
     */
    void row(Position row, CsvRecord fields);
  }

  /** Where a record is: counted in rows, as spreadsheets do, and in lines, as editors do. */
  record Position(String path, long row, long line) {

    DataException error(String problem) {
      return new DataException("%s, row %d (line %d)%s".formatted(path, row, line, problem));
    }
  }

  /**
   * Reads the file from its beginning to its end.
   *
   * @param wrap put around the stream of bytes
   * @throws DataException naming the place of whatever is wrong
   */
  void read(Records records, UnaryOperator<InputStream> wrap) {
    requireReadable();
    try (InputStream bytes = wrap.apply(Files.newInputStream(Path.of(path)));
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(bytes))) {
      read(records, reader.iterator());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(e);
    }
  }

  private void read(Records records, Iterator<CsvRecord> all) {
    if (!all.hasNext()) {
      throw new DataException(path + " is empty: expected a header and rows");
    }
    CsvRecord header = all.next();
    int fields = header.getFieldCount();
    records.header(header.getFields());
    long row = 0;
    while (all.hasNext()) {
      CsvRecord next = all.next();
      row++;
      Position position = new Position(path, row, next.getStartingLineNumber());
      if (next.getFieldCount() != fields) {
        throw position.error(
            ": found %d field%s, expected %d as in the header%s"
                .formatted(
                    next.getFieldCount(),
                    next.getFieldCount() == 1 ? "" : "s",
                    fields,
                    next.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0)
                        ? "; a quote that opens a field in this row may never be closed"
                        : ""));
      }
      records.row(position, next);
    }
    if (row == 0) {
      throw new DataException(path + " has a header and no rows: expected examples below it");
    }
  }

  private void requireReadable() {
    if (path.isBlank()) {
      throw new DataException("the file's name is empty: expected the path of a CSV file");
    }
    Path file = Path.of(path);
    if (Files.isDirectory(file)) {
      throw new DataException(path + " is a folder: expected a CSV file");
    }
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: no such file (looked for %s)".formatted(path, file.toAbsolutePath().normalize()));
    }
    if (!Files.isReadable(file)) {
      throw new DataException(path + " cannot be read: check its permissions");
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          path + " is a pipe or a device: expected a CSV file on a disk, since it is read twice");
    }
    ForeignFormat.advice(start(file))
        .ifPresent(
            advice -> {
              throw new DataException(path + " " + advice);
            });
  }

  private byte[] start(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(START);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  long bytes() {
    requireReadable();
    try {
      return Files.size(Path.of(path));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A decoder made by hand reports what is no UTF-8 instead of replacing it. */
  private static Reader text(InputStream bytes) throws IOException {
    PushbackReader text =
        new PushbackReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  private DataException unreadable(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new DataException(
            "%s is not UTF-8: %s. Save it as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8"
                .formatted(path, Utf8Check.firstFault(Path.of(path))),
            e);
      }
    }
    return new DataException("%s cannot be read: %s".formatted(path, reason(e)), e);
  }

  /** FastCSV says where in the message and what in the cause. */
  private static String reason(Exception e) {
    return e instanceof CsvParseException && e.getCause() != null
        ? e.getMessage() + ": " + e.getCause().getMessage()
        : String.valueOf(e.getMessage());
  }
}
