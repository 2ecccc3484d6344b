package dev.crossentropy.data.table.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossentropy.data.DataException;
import dev.crossentropy.data.table.field.Spelling;
import dev.crossentropy.data.table.field.StatedType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A table as text: looked at once by {@link #open}, then read as often as one likes. Columns that
 * only a separator at the end of lines makes do not count.
 */
public final class TableFile {

  /** Passes over the file: the encoding, the columns, the values. */
  private static final int PASSES = 3;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String path;
  private final Dialect dialect;
  private final String sha256;
  private final long size;

  private TableFile(String path, Dialect dialect, String sha256, long size) {
    this.path = path;
    this.dialect = dialect;
    this.sha256 = sha256;
    this.size = size;
  }

  /** Takes the rows one by one, each as many fields as there are columns, spaces stripped. */
  @FunctionalInterface
  public interface Rows {

    void row(Position position, String[] fields);
  }

  /** Where a row is: counted in rows, as spreadsheets do, and in lines, as editors do. */
  public record Position(String path, long row, long line) {

    public DataException error(String problem) {
      return new DataException("%s, row %d (line %d)%s".formatted(path, row, line, problem));
    }
  }

  /**
   * Looks at the file.
   *
   * @param wanted columns that the user names; whether they are found tells whether there is a
   *     header
   * @throws DataException if it is no table, or uncertain how to read
   */
  public static TableFile open(
      String path, FileOptions options, List<String> wanted, LoadProgress progress) {
    try {
      long size = TableBytes.size(path);
      Encoding encoding = Encoding.of(path, options.encoding(), progress, PASSES * size);
      Dialect dialect = DialectGuess.of(path, options, wanted, encoding.charset());
      return new TableFile(path, dialect, encoding.sha256(), size);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
  }

  public List<String> names() {
    return dialect.names();
  }

  /** What the file itself says of its columns. */
  public Map<String, StatedType> types() {
    return dialect.types();
  }

  /** How the file was read, as in {@code semicolons, windows-1252, header}. */
  public String describe() {
    return dialect.describe();
  }

  public char separator() {
    return dialect.separator();
  }

  public String path() {
    return path;
  }

  /** Of the file as it is on the disk. */
  public String sha256() {
    return sha256;
  }

  /**
   * Reads all rows.
   *
   * @param pass 1 for the first one after {@link #open}
   * @throws DataException naming the place of whatever is wrong
   */
  public void read(Rows rows, int pass, LoadProgress progress) {
    try (Reader text = text(path, dialect.charset(), pass * size, progress);
        CsvReader<CsvRecord> reader = records(text, dialect)) {
      Iterator<CsvRecord> all = reader.iterator();
      if (dialect.header() && all.hasNext()) {
        all.next();
      }
      long row = 0;
      while (all.hasNext()) {
        CsvRecord next = all.next();
        row++;
        long line = next.getStartingLineNumber() + dialect.skippedLines();
        Position position = new Position(path, row, line);
        rows.row(position, fields(position, next));
      }
      if (row == 0) {
        throw new DataException(path + " has a header and no rows: expected examples below it");
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(path, e);
    }
  }

  private String[] fields(Position position, CsvRecord found) {
    int columns = dialect.names().size();
    String[] fields = new String[columns];
    for (int i = 0; i < found.getFieldCount(); i++) {
      String field = Spelling.stripped(found.getField(i));
      if (i < columns) {
        fields[i] = field;
      } else if (!field.isEmpty()) {
        throw unequal(position, found, columns);
      }
    }
    if (found.getFieldCount() < columns) {
      throw unequal(position, found, columns);
    }
    return fields;
  }

  private static DataException unequal(Position position, CsvRecord found, int columns) {
    int count = found.getFieldCount();
    boolean open = found.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
    return position.error(
        ": found %d field%s, expected %d as in the rows before%s"
            .formatted(
                count,
                count == 1 ? "" : "s",
                columns,
                open ? "; a quote that opens a field in this row may never be closed" : ""));
  }

  /** From the first record on; the lines before it are skipped. */
  static CsvReader<CsvRecord> records(Reader text, Dialect dialect) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    for (int i = 0; i < dialect.skippedLines(); i++) {
      lines.readLine();
    }
    boolean spaced = dialect.separator() == Separator.SPACES;
    return CsvReader.builder()
        .fieldSeparator(dialect.separator())
        .quoteCharacter(dialect.quote())
        .commentStrategy(dialect.types().isEmpty() ? CommentStrategy.NONE : CommentStrategy.SKIP)
        .commentCharacter('%')
        .allowExtraFields(true)
        .allowMissingFields(true)
        .trimWhitespacesAroundQuotes(!spaced)
        .ofCsvRecord(spaced ? new SpacedReader(lines) : lines);
  }

  /** A decoder made by hand reports what does not fit the encoding instead of replacing it. */
  static Reader text(String path, Charset charset, long before, LoadProgress progress)
      throws IOException {
    long total = PASSES * TableBytes.size(path);
    Reader text =
        new BufferedReader(
            new InputStreamReader(
                TableBytes.open(path, file -> new CountedStream(file, before, total, progress)),
                charset.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static DataException unreadable(String path, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException known) {
        return known;
      }
      if (cause instanceof CharacterCodingException) {
        return new DataException(
            path
                + " has bytes that do not fit the encoding named by --encoding; leave the option"
                + " out to have it detected",
            e);
      }
    }
    List<String> reasons = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reasons.add(String.valueOf(cause.getMessage()));
    }
    return new DataException(
        "%s cannot be read: %s".formatted(path, String.join(": ", reasons)), e);
  }
}
