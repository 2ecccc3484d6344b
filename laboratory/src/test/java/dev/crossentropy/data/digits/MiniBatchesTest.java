package dev.crossentropy.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.idx.IdxRecordReader;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.split.CollectionInputSplit;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

class MiniBatchesTest {

  private static final LabelledImages THREE =
      LabelledImages.of(new byte[] {0, 51, (byte) 255, 1, 2, 3}, new int[] {1, 0, 1}, 1, 2, 2);

  @Test
  void scalesPixelsAndCodesLabelsOneHot() {
    DataSet rows = new MiniBatches(THREE).rows(1, 0);
    assertThat(rows.getFeatures().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1f, 1 / 255f}, {0f, 0.2f}});
    assertThat(rows.getLabels().toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}});
  }

  @Test
  void servesEveryImageOnceTheRestIncluded() {
    List<DataSet> batches = new MiniBatches(THREE).inOrder(2);
    assertThat(batches).extracting(DataSet::numExamples).containsExactly(2, 1);
    assertThat(DataSet.merge(batches).getFeatures())
        .isEqualTo(new MiniBatches(THREE).rows(0, 1, 2).getFeatures());
  }

  @Test
  void allImagesAreTheirBatchesInOneMatrix() {
    // more than one of the pieces in which the matrix is filled
    LabelledImages images = new SyntheticDigits(1, 1500, 1).draw().train();
    DataSet all = new MiniBatches(images).all();
    DataSet merged = DataSet.merge(new MiniBatches(images).inOrder(512));
    assertThat(all.getFeatures()).isEqualTo(merged.getFeatures());
    assertThat(all.getLabels()).isEqualTo(merged.getLabels());
  }

  @Test
  void refusesEmptyBatches() {
    assertThatThrownBy(() -> new MiniBatches(THREE).inOrder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batch size 0");
  }

  @Test
  void equalsBitForBitTheRecordReaderFollowedByDl4jsScaler(@TempDir Path folder) throws Exception {
    DigitData data = DigitFolder.writtenTo(folder).read();
    DigitFiles files = DigitFiles.in(folder);
    try (RecordReader reader = new IdxRecordReader()) {
      reader.initialize(
          new CollectionInputSplit(
              List.of(files.trainImages().toUri(), files.trainLabels().toUri())));
      var records = new RecordReaderDataSetIterator(reader, 4, 1, 4);
      records.setPreProcessor(new ImagePreProcessingScaler(0, 1));
      for (DataSet batch : new MiniBatches(data.train()).inOrder(4)) {
        DataSet read = records.next();
        assertThat(read.getFeatures().toFloatMatrix())
            .isDeepEqualTo(batch.getFeatures().toFloatMatrix());
        assertThat(read.getLabels()).isEqualTo(batch.getLabels());
      }
    }
  }

  @Test
  void refusesPixelsAndLabelsThatDoNotFit() {
    assertThatThrownBy(() -> LabelledImages.of(new byte[5], new int[] {0, 1}, 1, 2, 2))
        .hasMessage("Found 5 pixels for 2 labels of 1×2, expected 4");
    assertThatThrownBy(() -> LabelledImages.of(new byte[4], new int[] {0, 2}, 1, 2, 2))
        .hasMessage("Found label 2 at image 1, expected 0 to 1");
    assertThatThrownBy(() -> THREE.withLabels(new int[] {0, -1, 0}))
        .hasMessage("Found label -1 at image 1, expected 0 to 255");
  }
}
