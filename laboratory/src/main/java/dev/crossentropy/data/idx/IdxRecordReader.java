package dev.crossentropy.data.idx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.api.writable.batch.NDArrayRecordBatch;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * IDX images, with or without labels, as DataVec records.
 *
 * <p>The split names an image file, or an image and a label file in either order: their headers
 * tell which is which. A record is {@code [pixels, label]} or {@code [pixels]}; the pixels are one
 * float row {@code [1, height·width]} with the file's values 0…255, as DataVec's own image reader
 * gives them, to be scaled by {@link
 * org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler}; the label is an integer.
 *
 * <pre>{@code
 * RecordReader reader = new IdxRecordReader();
 * reader.initialize(new CollectionInputSplit(List.of(images.toUri(), labels.toUri())));
 * DataSetIterator batches = new RecordReaderDataSetIterator(reader, 128, 1, 10);
 * batches.setPreProcessor(new ImagePreProcessingScaler(0, 1));
 * }</pre>
 *
 * <p>Images are read one at a time; labels, one byte each, are held. A malformed file is a {@link
 * MalformedFileException} from {@code initialize} and, where DataVec's interface declares no
 * checked exception, its {@link UncheckedIOException}.
 */
public final class IdxRecordReader extends BaseRecordReader {

  private static final long serialVersionUID = 1L;

  private @Nullable Configuration configuration;
  private transient @Nullable IdxImageFiles files;
  private transient @Nullable IdxReader images;
  private int position;

  @Override
  public void initialize(InputSplit split) throws IOException, InterruptedException {
    super.initialize(split);
    close();
    files = IdxImageFiles.of(split, streamCreatorFn);
    open();
  }

  @Override
  public void initialize(Configuration conf, InputSplit split)
      throws IOException, InterruptedException {
    setConf(conf);
    initialize(split);
  }

  private void open() throws IOException {
    images = files().openImages();
    position = 0;
  }

  @Override
  public boolean hasNext() {
    return position < files().count();
  }

  @Override
  public List<Writable> next() {
    byte[] pixels = nextPixels(1);
    List<Writable> record = record(pixels, position - 1);
    invokeListeners(record);
    return record;
  }

  @Override
  public boolean batchesSupported() {
    return true;
  }

  /** Up to {@code num} records as two matrices, which DL4J's iterators take without copying. */
  @Override
  public List<List<Writable>> next(int num) {
    int first = position;
    int count = Math.min(num, files().count() - first);
    INDArray pixels = matrix(nextPixels(count), count);
    List<INDArray> columns = new ArrayList<>(List.of(pixels));
    if (files().labelled()) {
      float[] labels = new float[count];
      for (int i = 0; i < count; i++) {
        labels[i] = files().label(first + i);
      }
      columns.add(Nd4j.create(labels, new long[] {count, 1}, 'c'));
    }
    NDArrayRecordBatch batch = new NDArrayRecordBatch(columns);
    if (!listeners.isEmpty()) {
      batch.forEach(this::invokeListeners);
    }
    return batch;
  }

  private byte[] nextPixels(int count) {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + files().count() + " images have been read");
    }
    try {
      byte[] pixels = new byte[Math.multiplyExact(count, files().pixels())];
      reader().read(pixels);
      position += count;
      if (!hasNext()) {
        reader().requireEnd();
      }
      return pixels;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private List<Writable> record(byte[] pixels, int index) {
    List<Writable> record = new ArrayList<>(2);
    record.add(new NDArrayWritable(matrix(pixels, 1)));
    if (files().labelled()) {
      record.add(new IntWritable(files().label(index)));
    }
    return record;
  }

  private static INDArray matrix(byte[] pixels, int rows) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(pixels[i]);
    }
    return Nd4j.create(values, new long[] {rows, pixels.length / rows}, 'c');
  }

  @Override
  public Record nextRecord() {
    List<Writable> record = next();
    return described(record, position - 1);
  }

  private Record described(List<Writable> record, int index) {
    return new org.datavec.api.records.impl.Record(
        record, new RecordMetaDataIndex(index, files().imagesUri(), IdxRecordReader.class));
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) throws IOException {
    return loadFromMetaData(List.of(metaData)).get(0);
  }

  /** The records in the order asked for, read in one forward pass. */
  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) throws IOException {
    int[] wanted = metaData.stream().mapToInt(this::indexOf).toArray();
    byte[][] pixels = files().read(wanted);
    List<Record> records = new ArrayList<>(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      records.add(described(record(pixels[i], wanted[i]), wanted[i]));
    }
    return records;
  }

  private int indexOf(RecordMetaData metaData) {
    if (metaData instanceof RecordMetaDataIndex index
        && index.getIndex() >= 0
        && index.getIndex() < files().count()) {
      return (int) index.getIndex();
    }
    throw new IllegalArgumentException(
        "Found metadata %s, expected a RecordMetaDataIndex from 0 to %d made by this reader"
            .formatted(metaData, files().count() - 1));
  }

  /** Always refused: an image and its label lie in two files. */
  @Override
  public List<Writable> record(URI uri, DataInputStream dataInputStream) {
    throw new UnsupportedOperationException(
        "A record of IDX files cannot be read from the single stream "
            + uri
            + ", because image and label lie in two files; initialize the reader with both");
  }

  /** The class names "0", "1", … up to the largest label, or null without labels. */
  @Override
  public @Nullable List<String> getLabels() {
    return files().labelled()
        ? IntStream.range(0, files().classes()).mapToObj(String::valueOf).toList()
        : null;
  }

  @Override
  public void reset() {
    try {
      close();
      open();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (images != null) {
      images.close();
      images = null;
    }
  }

  @Override
  public void setConf(Configuration conf) {
    configuration = conf;
  }

  @Override
  public @Nullable Configuration getConf() {
    return configuration;
  }

  private IdxImageFiles files() {
    if (files == null) {
      throw new IllegalStateException("Call initialize(split) before reading records");
    }
    return files;
  }

  private IdxReader reader() {
    if (images == null) {
      throw new IllegalStateException("The reader was closed; call reset() to read again");
    }
    return images;
  }
}
