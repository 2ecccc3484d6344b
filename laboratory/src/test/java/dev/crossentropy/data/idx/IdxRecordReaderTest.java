package dev.crossentropy.data.idx;

import static dev.crossentropy.data.idx.IdxBytes.gzip;
import static dev.crossentropy.data.idx.IdxBytes.images;
import static dev.crossentropy.data.idx.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.datavec.api.records.Record;
import org.datavec.api.records.listener.impl.LogRecordListener;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class IdxRecordReaderTest {

  private static final int[] LABELS = {2, 0, 1, 2, 1};

  @TempDir Path folder;

  private Path imageFile;
  private Path labelFile;

  @BeforeEach
  void writeFiveImagesOfTwoByThree() throws IOException {
    imageFile = Files.write(folder.resolve("images.gz"), gzip(images(5, 2, 3)));
    labelFile = Files.write(folder.resolve("labels"), labels(LABELS));
  }

  @Test
  void recordsArePixelRowsAndLabels() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      List<Writable> first = reader.next();
      List<Writable> second = reader.next();
      assertThat(pixels(first)).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(pixels(second)).containsExactly(6, 7, 8, 9, 10, 11);
      assertThat(Stream.of(first, second).map(record -> record.get(1)))
          .containsExactly(new IntWritable(2), new IntWritable(0));
      assertThat(reader.getLabels()).containsExactly("0", "1", "2");
    }
  }

  @Test
  void filesMayComeInEitherOrder() throws Exception {
    try (RecordReader reader = reader(labelFile, imageFile)) {
      assertThat(reader.next().get(1)).isEqualTo(new IntWritable(2));
    }
  }

  @Test
  void readsImagesWithoutLabels() throws Exception {
    try (RecordReader reader = reader(imageFile)) {
      assertThat(reader.next()).hasSize(1);
      assertThat(reader.getLabels()).isNull();
    }
  }

  @Test
  void endsAndStartsAgain() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      for (int pass = 0; pass < 2; pass++) {
        int count = 0;
        for (; reader.hasNext(); count++) {
          assertThat(reader.next().get(1)).isEqualTo(new IntWritable(LABELS[count]));
        }
        assertThat(count).isEqualTo(LABELS.length);
        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        reader.reset();
      }
    }
  }

  @Test
  void fillsTheMiniBatchesOfDl4j() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      var iterator = new RecordReaderDataSetIterator(reader, 2, 1, 3);
      for (int pass = 0; pass < 2; pass++) {
        List<DataSet> batches = new ArrayList<>();
        iterator.forEachRemaining(batches::add);
        assertThat(batches).extracting(DataSet::numExamples).containsExactly(2, 2, 1);
        DataSet all = DataSet.merge(batches);
        assertThat(all.getFeatures())
            .isEqualTo(Nd4j.arange(30).castTo(all.getFeatures().dataType()).reshape(5, 6));
        assertThat(all.getLabels().argMax(1).toIntVector()).isEqualTo(LABELS);
        iterator.reset();
      }
    }
  }

  @Test
  void mixesSingleRecordsAndBatches() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      reader.next();
      assertThat(reader.next(3)).hasSize(3);
      assertThat(pixels(reader.next())).startsWith(24);
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void passesThroughDataVecTransforms() throws Exception {
    Schema schema =
        new Schema.Builder()
            .addColumnNDArray("pixels", new long[] {1, 6})
            .addColumnInteger("label")
            .build();
    TransformProcess onlyPixels =
        new TransformProcess.Builder(schema).removeColumns("label").build();
    try (RecordReader reader =
        new TransformProcessRecordReader(reader(imageFile, labelFile), onlyPixels)) {
      assertThat(reader.next()).hasSize(1);
    }
  }

  @Test
  void loadsRecordsAgainFromTheirMetaDataInTheOrderAskedFor() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      List<Record> read = new ArrayList<>();
      while (reader.hasNext()) {
        read.add(reader.nextRecord());
      }
      List<RecordMetaData> wanted =
          Stream.of(4, 1, 4, 0).map(read::get).map(Record::getMetaData).toList();
      List<Record> again = reader.loadFromMetaData(wanted);
      assertThat(again).extracting(Record::getMetaData).containsExactlyElementsOf(wanted);
      assertThat(pixels(again.get(0).getRecord())).startsWith(24);
      assertThat(pixels(again.get(1).getRecord())).startsWith(6);
      assertThat(again.get(0).getMetaData().getURI()).isEqualTo(imageFile.toUri());
    }
  }

  @Test
  void tellsListenersOfEachRecord() throws Exception {
    try (RecordReader reader = reader(imageFile, labelFile)) {
      List<Object> heard = new ArrayList<>();
      reader.setListeners(
          new LogRecordListener() {
            @Override
            public void recordRead(RecordReader source, Object record) {
              heard.add(record);
            }
          });
      reader.next();
      reader.next(2);
      assertThat(heard).hasSize(3);
    }
  }

  @Test
  void refusesAnotherNumberOfLabels() throws IOException {
    Path four = Files.write(folder.resolve("four"), labels(1, 2, 3, 4));
    assertThatThrownBy(() -> reader(imageFile, four))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(four + ", byte 4: found 4 labels, expected 5");
  }

  @Test
  void reportsAFileThatEndsEarlyWhileReading() throws Exception {
    byte[] cut = Arrays.copyOf(images(5, 2, 3), 40);
    Files.write(imageFile, gzip(cut));
    try (RecordReader reader = reader(imageFile, labelFile)) {
      assertThat(reader.next(4)).hasSize(4);
      assertThatThrownBy(reader::next)
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(MalformedFileException.class)
          .hasMessageContaining("byte 40: found the end of the file");
    }
  }

  @Test
  void refusesSplitsAndStreamsItCannotRead() throws Exception {
    assertThatThrownBy(() -> reader(imageFile, labelFile, imageFile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3 locations");
    try (RecordReader reader = reader(imageFile)) {
      DataInputStream none = new DataInputStream(InputStream.nullInputStream());
      assertThatThrownBy(() -> reader.record(URI.create("file:/x"), none))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("two files");
    }
    assertThatThrownBy(() -> new IdxRecordReader().hasNext())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("initialize");
  }

  private static RecordReader reader(Path... files) throws Exception {
    RecordReader reader = new IdxRecordReader();
    reader.initialize(new CollectionInputSplit(Arrays.stream(files).map(Path::toUri).toList()));
    return reader;
  }

  private static int[] pixels(List<Writable> record) {
    return ((NDArrayWritable) record.get(0)).get().toIntVector();
  }
}
