package dev.crossentropy.training.prediction;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * {@link Predictions} as comma-separated values, compressed by gzip; what is read equals what was
 * written, to the last bit. With classes the columns are {@code row,actual,predicted,
 * confidence,loss}, classes by name. With several labels they are {@code row,confidence,loss} and,
 * for each label, {@code actual:NAME} and {@code predicted:NAME} of 0 or 1 and {@code
 * probability:NAME}.
 */
public final class PredictionsFile {

  /** Ten million test examples; what unpacks to more was not written here. */
  private static final int MOST_BYTES = 1 << 30;

  private static final String ROW = "row";
  private static final String ACTUAL = "actual";
  private static final String PREDICTED = "predicted";
  private static final String CONFIDENCE = "confidence";
  private static final String LOSS = "loss";

  /** Columns before those of the labels. */
  private static final int FIRST_LABEL = 3;

  private final Task task;
  private final List<String> names;

  private PredictionsFile(Task task, List<String> names) {
    this.task = task;
    this.names = names;
  }

  /** The same predictions give the same bytes. */
  public static byte[] write(Predictions predictions, List<String> names) {
    return new PredictionsFile(predictions.task(), names).write(predictions);
  }

  /**
   * @throws IOException if the file is not made by {@link #write} for the same names; the message
   *     names the line
   */
  public static Predictions read(InputStream file, Task task, List<String> names)
      throws IOException {
    return new PredictionsFile(task, names).read(file);
  }

  private List<String> header() {
    if (task == Task.ONE_CLASS) {
      return List.of(ROW, ACTUAL, PREDICTED, CONFIDENCE, LOSS);
    }
    List<String> header = new ArrayList<>(List.of(ROW, CONFIDENCE, LOSS));
    for (String column : List.of(ACTUAL, PREDICTED, "probability")) {
      names.forEach(name -> header.add(column + ":" + name));
    }
    return header;
  }

  private byte[] write(Predictions all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
      csv.writeRecord(header());
      for (int i = 0; i < all.size(); i++) {
        csv.writeRecord(task == Task.ONE_CLASS ? ofClass(all, i) : ofLabels(all, i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A byte array has room and no permissions.
    }
    return bytes.toByteArray();
  }

  private List<String> ofClass(Predictions all, int i) {
    return List.of(
        Integer.toString(all.row(i)),
        names.get(all.actualClass(i)),
        names.get(all.predictedClass(i)),
        Double.toString(all.confidence(i)),
        Double.toString(all.loss(i)));
  }

  private List<String> ofLabels(Predictions all, int i) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(all.row(i)));
    fields.add(Double.toString(all.confidence(i)));
    fields.add(Double.toString(all.loss(i)));
    for (int label = 0; label < names.size(); label++) {
      fields.add(all.isActual(i, label) ? "1" : "0");
    }
    for (int label = 0; label < names.size(); label++) {
      fields.add(all.isPredicted(i, label) ? "1" : "0");
    }
    for (int label = 0; label < names.size(); label++) {
      fields.add(Float.toString(all.probability(i, label)));
    }
    return fields;
  }

  private Predictions read(InputStream file) throws IOException {
    List<CsvRecord> records = records(text(file));
    List<String> found = records.isEmpty() ? List.of() : records.get(0).getFields();
    if (!found.equals(header())) {
      throw new IOException(
          "expected the header %s, found %s"
              .formatted(String.join(",", header()), String.join(",", found)));
    }
    Predictions all = new Predictions(task, names.size(), records.size() - 1);
    Map<BitSet, BitSet> known = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      CsvRecord record = records.get(i + 1);
      try {
        Predictions.Answer answer = task == Task.ONE_CLASS ? ofClass(record) : ofLabels(record);
        all.set(i, Integer.parseInt(record.getField(0)), answer.with(known));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "line %d is not understood: %s"
                .formatted(record.getStartingLineNumber(), String.join(",", record.getFields())),
            e);
      }
    }
    return all;
  }

  private static String text(InputStream file) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(file)) {
      byte[] bytes = unpacked.readNBytes(MOST_BYTES);
      if (unpacked.read() >= 0) {
        throw new IOException("unpacks to more than %,d bytes".formatted(MOST_BYTES));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (EOFException | ZipException e) {
      throw new IOException("not a complete gzip file", e);
    }
  }

  private static List<CsvRecord> records(String text) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
      return csv.stream().toList();
    } catch (CsvParseException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private Predictions.Answer ofClass(CsvRecord record) {
    return new Predictions.Answer(
        single(record.getField(1)),
        single(record.getField(2)),
        Double.parseDouble(record.getField(3)),
        Double.parseDouble(record.getField(4)),
        new float[0]);
  }

  private BitSet single(String name) {
    int output = names.indexOf(name);
    if (output < 0) {
      throw new IllegalArgumentException(name);
    }
    BitSet set = new BitSet();
    set.set(output);
    return set;
  }

  private Predictions.Answer ofLabels(CsvRecord record) {
    int labels = names.size();
    float[] probabilities = new float[labels];
    for (int label = 0; label < labels; label++) {
      probabilities[label] = Float.parseFloat(record.getField(FIRST_LABEL + 2 * labels + label));
    }
    return new Predictions.Answer(
        set(record, FIRST_LABEL),
        set(record, FIRST_LABEL + labels),
        Double.parseDouble(record.getField(1)),
        Double.parseDouble(record.getField(2)),
        probabilities);
  }

  private BitSet set(CsvRecord record, int from) {
    BitSet set = new BitSet();
    for (int label = 0; label < names.size(); label++) {
      String bit = record.getField(from + label);
      if (!bit.equals("0") && !bit.equals("1")) {
        throw new IllegalArgumentException(bit);
      }
      set.set(label, bit.equals("1"));
    }
    return set;
  }
}
