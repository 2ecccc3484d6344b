package dev.crossentropy.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.table.file.LoadProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One small file for each way in which people's tables differ from the textbook's, each read at the
 * first try or refused with what to do.
 */
class TableFaultsTest {

  @TempDir Path folder;

  /**
   * @param name of the fault
   * @param lines what is printed of it, or, if the file is refused, the message; parts in order
   */
  record Fault(String name, String label, byte[] file, String... lines) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static final int ROWS = 40;

  /** A header and forty rows; the last column is the class. */
  private static String table(String header, IntFunction<String> row) {
    return header
        + "\n"
        + IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** Numbers that jump, so that no column counts its rows or tells the class. */
  private static int x(int row) {
    return (row * 17 + 5) % 41;
  }

  private static String kind(int row) {
    return (row * 7 + row / 3) % 2 == 0 ? "good" : "bad";
  }

  private static Fault text(String name, String label, String content, String... lines) {
    return new Fault(name, label, content.getBytes(StandardCharsets.UTF_8), lines);
  }

  private static Fault encoded(
      String name, String charset, String mark, String content, String... lines) {
    return new Fault(name, "class", (mark + content).getBytes(Charset.forName(charset)), lines);
  }

  private static String plain() {
    return table("x,y,class", i -> x(i) + "," + x(i + 7) + "," + kind(i));
  }

  static Stream<Fault> readAtTheFirstTry() {
    return Stream.of(
        text("commas", "class", plain(), "commas, UTF-8, header", "2 columns as 2 features"),
        text(
            "semicolons and decimal commas",
            "class",
            table("x;y;class", i -> x(i) + ",5;" + x(i + 7) + ",25;" + kind(i)),
            "semicolons, UTF-8, header, decimal commas",
            "2 columns as 2 features"),
        text("tabs", "class", plain().replace(',', '\t'), "tabs, UTF-8, header", "2 columns"),
        text("bars", "class", plain().replace(',', '|'), "bars, UTF-8, header", "2 columns"),
        text(
            "spaces of any number",
            "class",
            table("x y class", i -> "  %4d   %4d %s".formatted(x(i), x(i + 7), kind(i))),
            "spaces, UTF-8, header",
            "2 columns as 2 features"),
        text("Excel's sep line", "class", "sep=;\n" + plain().replace(',', ';'), "semicolons"),
        text(
            "a separator at the end of every line",
            "class",
            plain().replace("\n", ",\n"),
            "commas, UTF-8, header\n",
            "2 columns"),
        text(
            "a separator at the end of rows alone",
            "class",
            plain().replace("\n", ",\n").replaceFirst(",\n", "\n"),
            "2 columns as 2 features"),
        text(
            "row names, as R writes them",
            "class",
            table("x,y,class", i -> "r" + i + "," + x(i) + "," + x(i + 7) + "," + kind(i)),
            "left out: column 1 'Unnamed: 0' (text that is different",
            "2 columns as 2 features"),
        text(
            "a pandas index",
            "class",
            table(",x,class", i -> i + "," + x(i) + "," + kind(i)),
            "left out: column 1 'Unnamed: 0' (numbers the rows)"),
        text(
            "a comment block",
            "class",
            "# measured in May\n# by hand\n\n" + plain(),
            "commas, UTF-8, header",
            "2 columns"),
        text(
            "names in a comment, as numpy writes them",
            "class",
            "# " + plain(),
            "no header, columns named by",
            "2 columns"),
        text(
            "no header",
            "3",
            plain().substring(plain().indexOf('\n') + 1),
            "no header",
            "40 examples, 2 columns"),
        text(
            "a name twice and a name missing",
            "class",
            table("x,x,,class", i -> x(i) + "," + x(i + 3) + "," + x(i + 5) + ".5," + kind(i)),
            "3 columns as 3 features"),
        text("a header in another case", "Class", plain(), "2 columns as 2 features"),
        text(
            "spaces around fields and quotes",
            "class",
            table("x , \"y\" ,class", i -> " " + x(i) + " , \"" + x(i + 7) + "\" ," + kind(i)),
            "2 columns as 2 features"),
        text(
            "single quotes",
            "class",
            table("x,y,class", i -> x(i) + ",'a, b " + x(i) % 3 + "','" + kind(i) + "'"),
            "single quotes",
            "2 columns as 4 features"),
        encoded("a byte order mark", "UTF-8", "\uFEFF", plain(), "commas, UTF-8, header"),
        encoded("UTF-16 with a mark", "UTF-16LE", "\uFEFF", plain(), "commas, UTF-16LE, header"),
        encoded("UTF-16 without a mark", "UTF-16BE", "", plain(), "commas, UTF-16BE, header"),
        encoded(
            "Windows-1252",
            "windows-1252",
            "",
            table("größe,straße,class", i -> x(i) + ",Süd" + x(i) % 2 + "," + kind(i)),
            "windows-1252",
            "2 columns as 3 features"),
        new Fault("gzip", "class", gzip(plain()), "commas, UTF-8, header", "2 columns"),
        text(
            "ARFF",
            "class",
            "% a relation\n@relation r\n@attribute x numeric\n@attribute 'my y' {1, 2,3}\n"
                + "@attribute class {good,bad}\n\n@data\n"
                + table("% rows", i -> x(i) + "," + (1 + x(i) % 3) + "," + kind(i)),
            "ARFF",
            "2 columns as 4 features"),
        text(
            "thousands, per cent and money",
            "class",
            table(
                "x,y,z,class",
                i ->
                    "\"%d,%03d\",%d%%,$%d.50,%s"
                        .formatted(1 + x(i), x(i + 9), x(i), x(i), kind(i))),
            "3 columns as 3 features"),
        text(
            "thousands with points where decimals have commas",
            "class",
            table("x;y;class", i -> "%d.%03d;%d,5;%s".formatted(1 + x(i), x(i), x(i), kind(i))),
            "decimal commas",
            "2 columns as 2 features"),
        text(
            "scientific notation",
            "class",
            table("x,class", i -> x(i) + ".5E-3," + kind(i)),
            "1 columns as 1 features"),
        text(
            "yes and no, TRUE and FALSE",
            "class",
            table(
                "x,y,class",
                i ->
                    (x(i) % 2 == 0 ? "yes," : "no,")
                        + (x(i) % 3 == 0 ? "TRUE," : "FALSE,")
                        + kind(i)),
            "2 columns as 2 features"),
        text(
            "a stray word among numbers",
            "class",
            table("x,class", i -> (i == 7 ? "unknown" : x(i)) + "," + kind(i)),
            "'x' 1 by the median and an indicator",
            "'x': 'unknown' (1×) among numbers taken for missing"),
        text(
            "dates",
            "class",
            table(
                "x,class",
                i -> "2024-%02d-%02d,%s".formatted(1 + x(i) % 12, 1 + x(i) % 28, kind(i))),
            "1 columns as 20 features"),
        text(
            "dates with slashes, one of them clear",
            "class",
            table("x,class", i -> "%d/%d/2024,%s".formatted(1 + x(i) % 28, 1 + x(i) % 12, kind(i))),
            "1 columns as 20 features"),
        text(
            "gaps of every spelling",
            "class",
            table(
                "x,class",
                i ->
                    (i < 8
                            ? new String[] {"", "NA", "N/A", "NaN", "null", "None", "?", "-"}[i]
                            : x(i))
                        + ","
                        + kind(i)),
            "'x' 8 by the median and an indicator"),
        text(
            "None among words is a word",
            "class",
            table("x,class", i -> new String[] {"None", "some", "many"}[x(i) % 3] + "," + kind(i)),
            "1 columns as 3 features"),
        text(
            "a class None",
            "class",
            table("x,class", i -> x(i) + "," + (x(i + 4) % 2 == 0 ? "None" : "some")),
            "2 classes"),
        text(
            "a label missing",
            "class",
            table("x,class", i -> x(i) + "," + (i == 4 ? "" : kind(i))),
            "39 examples",
            "1 rows left out"),
        text(
            "a constant",
            "class",
            table("x,c,class", i -> x(i) + ",1," + kind(i)),
            "left out: column 2 'c' (the same in every row)"),
        text(
            "an empty column",
            "class",
            table("x,c,class", i -> x(i) + ",," + kind(i)),
            "left out: column 2 'c' (empty)"),
        text(
            "an identifier by its name",
            "class",
            table("customerId,x,class", i -> 7000 + 13 * x(i) + "," + x(i) + "," + kind(i)),
            "left out: column 1 'customerId' (numbers the rows)"),
        text(
            "names of things",
            "class",
            table("name,x,class", i -> "Mr Jones the " + i + "th," + x(i) + "," + kind(i)),
            "left out: column 1 'name' (text that is different in nearly every row (40 of 40))"),
        text(
            "spellings that differ by case or spaces",
            "class",
            table(
                "c,class",
                i -> new String[] {"red", "Red ", "RED", "blue"}[x(i) % 4] + "," + kind(i)),
            "4 spellings taken for 2 values",
            "1 columns as 2 features"),
        text(
            "a leak",
            "class",
            table("x,y,class", i -> x(i) + "," + (kind(i).equals("bad") ? 3 : 9) + "," + kind(i)),
            "Warning: 'y' alone tells the class"),
        text(
            "a class with one example",
            "class",
            table("x,class", i -> x(i) + "," + (i == 9 ? "rare" : kind(i))),
            "3 classes"));
  }

  static Stream<Fault> refused() {
    return Stream.of(
        text(
            "a label that is measured",
            "y",
            table("x,y", i -> x(i) + "," + x(i) + ".5"),
            "'y' holds",
            "different numbers, as measurements do",
            "--label-bins 4",
            "--type 'y=category'"),
        text(
            "days or months first",
            "class",
            table(
                "x,y,class",
                i -> "%1$d/%2$d/24,%1$d/5/24,%3$s".formatted(1 + i % 12, 1 + x(i) % 9, kind(i))),
            "2 columns need a decision",
            "'x': the day or the month may come first",
            "'y'",
            "--type 'y=date-dmy'"),
        text(
            "thousands or decimals",
            "class",
            table("x;class", i -> "%d,%03d;%s".formatted(1 + x(i), x(i) * 9, kind(i))),
            "1 column needs a decision",
            "'x'",
            "--type 'x=number-comma'"),
        text(
            "a first line that may be either",
            "1",
            table("a,2019,x", i -> x(i) + "," + x(i + 1) + ",y"),
            "--header or --no-header"),
        text("an empty file", "class", "", "is empty"),
        text("no rows", "class", "x,class\n", "has a header and no rows"),
        text(
            "an open quote",
            "class",
            plain().replaceFirst("\n5,", "\n\"5,"),
            "may never be closed"),
        text("a short row", "class", plain() + "5,good\n", "found 2 fields, expected 3"),
        text("another label", "kind", plain(), "unknown label column 'kind'", "x, y, class"),
        text("a spreadsheet", "class", "PK\u0003\u0004", "spreadsheet", "save the table as CSV"),
        text("Parquet", "class", "PAR1\u0000", "Parquet"),
        text("zero bytes", "class", plain() + "\u0000", "binary"),
        new Fault(
            "a bomb", "class", gzip(" ".repeat(120_000_000)), "unpacks to more than 500 times"));
  }

  @ParameterizedTest
  @MethodSource
  void readAtTheFirstTry(Fault fault) {
    TableSummary found = source(fault).load(LoadProgress.SILENT);
    String lines =
        String.join("\n", found.lines("t.csv"))
            + "\n:%d examples, %d columns as %d features, %d classes; %d rows left out"
                .formatted(
                    found.rows(),
                    found.columns(),
                    found.features(),
                    found.names().size(),
                    found.dropped());
    assertThat(lines).containsSubsequence(fault.lines());
  }

  @ParameterizedTest
  @MethodSource
  void refused(Fault fault) {
    TableSource source = source(fault);
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
        .message()
        .containsSubsequence(fault.lines());
  }

  private TableSource source(Fault fault) {
    try {
      Path file = Files.write(folder.resolve("table.csv"), fault.file());
      return new TableSource(TableRequest.of(file.toString(), fault.label()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
