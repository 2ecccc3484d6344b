package dev.crossentropy.data.csv;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.crossentropy.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken file ends in one line that says what was found where, and what to do. */
class BrokenCsvTest {

  private static final String ROW = "%d,1,%s";

  @TempDir Path folder;

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of("", "is empty: expected a header and rows"),
        Arguments.of("a,b,class\n", "has a header and no rows"),
        Arguments.of("a,b,class\n1,2,yes\n3,4,no\n", "found 2 rows, expected at least 10"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 3, "3,no"),
            ", row 3 (line 4): found 2 fields, expected 3 as in the header"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 12, "1,\"2,no\n"),
            ", row 12 (line 13): found 2 fields"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", "%d,1,yes", 0, ""),
            "the label column 'class' holds one value, 'yes', in every row"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", "%1$d,1,c%1$d", 0, ""),
            "'class' holds 12 different values in 12 rows"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 5, "5,NA,no"),
            ", row 5 (line 6), column 'b': no value ('NA'); fill it in, or leave such rows out with"
                + " --missing drop"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 5, "5,1,"),
            ", row 5 (line 6), column 'class': no label"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 5, "5,inf,no"),
            ", row 5 (line 6), column 'b': 'inf' is not a finite number"),
        Arguments.of(
            CsvText.twelveRows("a,b,class", ROW, 5, "5,1e39,no"), "'1e39' is not a finite number"),
        Arguments.of(CsvText.twelveRows("a,a,class", ROW, 0, ""), "two columns are called 'a'"),
        Arguments.of(
            CsvText.twelveRows("a,b,kind", ROW, 0, ""),
            "unknown label column 'class', expected a name or a number from 1 to 3; columns: a, b,"
                + " kind"),
        Arguments.of(
            CsvText.twelveRows("a,b,\"class", ROW, 0, ""),
            "a quote in the header may never be closed"),
        Arguments.of(
            CsvText.twelveRows("a;b;class", "%d;1;%s", 0, ""),
            "columns: a;b;class. Is the file separated by semicolons? Try --separator semicolon"),
        Arguments.of(CsvText.twelveRows("class", "%2$s", 0, ""), "nothing to learn from"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void saysWhatIsWrong(String content, String explanation) {
    CsvSource source = CsvText.source(folder, content, "class");
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("data.csv")
        .hasMessageContaining(explanation)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void refusesAColumnOfTextWithTenThousandValues() {
    CsvSource source = CsvText.source(folder, rows(i -> "name " + i), "class");
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "row 101 (line 102), column 'a': 'name 100' comes after 100 other values, expected at"
                + " most as many in all: names")
        .hasMessageContaining("--ignore");
  }

  @Test
  void namesTheOneFieldThatKeepsAColumnFromBeingNumeric() {
    CsvSource source = CsvText.source(folder, rows(i -> i == 7000 ? "7O00" : "" + i), "class");
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 7001 (line 7002), column 'a': '7O00' is no number");
  }

  private static String rows(java.util.function.IntFunction<String> field) {
    return "a,b,class\n"
        + IntStream.range(0, 10_000)
            .mapToObj(i -> field.apply(i) + ",1," + i % 2)
            .collect(joining("\n"));
  }

  @Test
  void refusesMeasurementsAsClasses() {
    CsvSource source = CsvText.source(folder, rows(i -> "" + i), "a");
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'a': '1000' comes after 1000 other values")
        .hasMessageContaining("choose another label column");
  }

  @Test
  void namesTheByteThatIsNoUtf8() {
    byte[] content =
        CsvText.twelveRows("a,b,class", ROW, 2, "2,é,no").getBytes(StandardCharsets.ISO_8859_1);
    CsvSource source = CsvText.source(folder, "", "class");
    CsvText.write(folder.resolve("data.csv"), content);
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("data.csv is not UTF-8: byte 0xE9 at offset 19, line 3");
  }

  static Stream<Arguments> foreignFiles() {
    byte[] table = CsvText.twelveRows("a,b,class", ROW, 0, "").getBytes(StandardCharsets.UTF_8);
    String text = new String(table, StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of(gzipped(table), "is compressed by gzip, expected plain text; unpack it first"),
        Arguments.of(new byte[] {'P', 'K', 3, 4, 20}, "is a ZIP archive or a spreadsheet"),
        Arguments.of(text.getBytes(StandardCharsets.UTF_16), "iconv -f UTF-16 -t UTF-8"),
        Arguments.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "is UTF-16, expected"),
        Arguments.of(new byte[5000], "is binary: it holds a zero byte, expected plain text"));
  }

  @ParameterizedTest
  @MethodSource("foreignFiles")
  void namesTheFormatThatIsNoCsv(byte[] content, String explanation) {
    CsvSource source = CsvText.source(folder, "", "class");
    CsvText.write(folder.resolve("data.csv"), content);
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("data.csv is ")
        .hasMessageContaining(explanation);
  }

  private static byte[] gzipped(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Stream<String> filesOfOneLine() {
    String tenMegabytes = "x".repeat(10_000_000);
    String columns = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(joining(","));
    return Stream.of(
        tenMegabytes,
        "\u001B[2J".repeat(1000),
        columns,
        "a,b,class\n1,1," + tenMegabytes,
        CsvText.twelveRows("a,b,class", ROW, 0, "").replace("b", tenMegabytes + ",b"));
  }

  @ParameterizedTest
  @MethodSource("filesOfOneLine")
  void saysInOneShortLineWhatIsWrongWithALongOne(String content) {
    CsvSource source = CsvText.source(folder, content, "class");
    assertThatThrownBy(source::sha256)
        .isInstanceOf(DataException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\u001B"));
  }

  @Test
  void refusesToIgnoreTheLabel() {
    String content = CsvText.twelveRows("a,b,class", ROW, 0, "");
    CsvText.write(folder.resolve("data.csv"), content.getBytes(StandardCharsets.UTF_8));
    CsvFile file = new CsvFile(folder.resolve("data.csv").toString(), ',');
    CsvRequest request = new CsvRequest(file, List.of("class"), List.of("b", "3"), Missing.ERROR);
    assertThatThrownBy(() -> new CsvSource(request).sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column '3' is a label and cannot be ignored as well");
  }

  @Test
  void refusesWhatCannotBeReadTwice() {
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();
    assertThatThrownBy(() -> source(device).sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/dev/zero is a pipe or a device");
    assertThatThrownBy(() -> source(Path.of("")).sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the file's name is empty");
  }

  @Test
  void tellsAMissingFileFromAFolder() {
    assertThatThrownBy(() -> source(folder.resolve("none.csv")).sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none.csv: no such file");
    assertThatThrownBy(() -> source(folder).sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder: expected a CSV file");
  }

  private static CsvSource source(Path file) {
    return new CsvSource(
        new CsvRequest(
            new CsvFile(file.toString(), ','), List.of("class"), List.of(), Missing.ERROR));
  }

  @Test
  void refusesLabelColumnsThatAreNoSwitches() {
    String content = "a,x,y\n" + "1,0,1\n2,1,2\n".repeat(6);
    assertThatThrownBy(() -> CsvText.source(folder, content, "x", "y").sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the label column 'y' holds '2'");
    assertThatThrownBy(() -> CsvText.source(folder, content.replace('2', '1'), "x", "y").sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the label column 'y' holds one value, '1'");
  }

  @Test
  void saysSoWhereDroppingLeavesNothing() {
    String content = "a,b,class\n" + "1,,yes\n".repeat(12);
    assertThatThrownBy(() -> CsvText.source(folder, content, ',', Missing.DROP, "class").sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("every row lacks a value");
    assertThatThrownBy(() -> CsvText.source(folder, content, ',', Missing.MEAN, "class").sha256())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'b': empty in every row");
  }
}
