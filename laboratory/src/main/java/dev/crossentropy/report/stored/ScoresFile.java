package dev.crossentropy.report.stored;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crossentropy.training.function.ScoreProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A {@link ScoreProbe} as compressed comma-separated values, a column for each loss by name. */
final class ScoresFile {

  static final int MOST_BYTES = 1 << 26;

  private static final String OWN = "own";
  private static final String SCALED = "scaled";

  private ScoresFile() {}

  private static List<String> header(List<String> losses) {
    List<String> header = new ArrayList<>(List.of("logits", "exact"));
    header.addAll(losses);
    return header;
  }

  static byte[] write(ScoreProbe probe) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
      csv.writeRecord(header(probe.losses()));
      write(OWN, probe.own(), csv);
      write(SCALED, probe.trace(), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A byte array has room and no permissions.
    }
    return bytes.toByteArray();
  }

  private static void write(String kind, ScoreProbe.Sample sample, CsvWriter csv) {
    for (int i = 0; i < sample.exact().length; i++) {
      int row = i;
      List<String> fields = new ArrayList<>(List.of(kind, Double.toString(sample.exact()[row])));
      for (double[] scores : sample.scores()) {
        fields.add(Double.toString(scores[row]));
      }
      csv.writeRecord(fields);
    }
  }

  /**
   * @param file for messages
   * @throws ResultException if the content was not written for these losses
   */
  static ScoreProbe read(Path file, byte[] content, List<String> losses) {
    List<CsvRecord> records;
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
      String text = new String(unpacked.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      records = CsvReader.builder().ofCsvRecord(text).stream().toList();
    } catch (IOException | CsvParseException e) {
      throw new ResultException(file, "not a complete table (" + e.getMessage() + ")");
    }
    if (records.isEmpty() || !records.get(0).getFields().equals(header(losses))) {
      throw new ResultException(file, "expected the columns " + String.join(", ", header(losses)));
    }
    List<CsvRecord> rows = records.subList(1, records.size());
    try {
      return new ScoreProbe(
          losses, sample(OWN, rows, losses.size()), sample(SCALED, rows, losses.size()));
    } catch (NumberFormatException e) {
      throw new ResultException(file, "not a number: " + e.getMessage());
    }
  }

  private static ScoreProbe.Sample sample(String kind, List<CsvRecord> all, int losses) {
    List<CsvRecord> rows = all.stream().filter(row -> row.getField(0).equals(kind)).toList();
    return new ScoreProbe.Sample(
        column(rows, 1).toArray(),
        IntStream.range(0, losses)
            .mapToObj(i -> column(rows, i + 2).toArray())
            .toArray(double[][]::new));
  }

  private static DoubleStream column(List<CsvRecord> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.getField(column)));
  }
}
