package dev.crossentropy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class LabelNoiseTest {

  private static final int ROWS = 3000;
  private static final int CLASSES = 3;

  /** Four standard deviations of the share among 3000 rows at p = 0.3. */
  private static final double FOUR_SIGMA = 4 * Math.sqrt(0.3 * 0.7 / ROWS);

  @Test
  void changesTheStatedShareOfLabels() {
    DataSet clean = examples();
    DataSet noisy = LabelNoise.applied(clean, 0.3, 5);
    assertThat(changed(clean, noisy) / (double) ROWS).isCloseTo(0.3, within(FOUR_SIGMA));
  }

  @Test
  void keepsLabelsOneHot() {
    INDArray labels = LabelNoise.applied(examples(), 0.9, 5).getLabels();
    assertThat(labels.sum(1)).isEqualTo(Nd4j.ones(DataType.FLOAT, ROWS));
    assertThat(labels.max(1)).isEqualTo(Nd4j.ones(DataType.FLOAT, ROWS));
  }

  @Test
  void dependsOnTheSeedAlone() {
    DataSet clean = examples();
    INDArray first = LabelNoise.applied(clean, 0.3, 5).getLabels();
    assertThat(LabelNoise.applied(clean, 0.3, 5).getLabels()).isEqualTo(first);
    assertThat(LabelNoise.applied(clean, 0.3, 6).getLabels()).isNotEqualTo(first);
  }

  @Test
  void leavesItsArgumentAlone() {
    DataSet clean = examples();
    LabelNoise.applied(clean, 0.9, 5);
    assertThat(clean.getLabels()).isEqualTo(examples().getLabels());
  }

  private static DataSet examples() {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, ROWS, CLASSES);
    for (int row = 0; row < ROWS; row++) {
      labels.putScalar(row, row % CLASSES, 1);
    }
    return new DataSet(Nd4j.zeros(DataType.FLOAT, ROWS, 1), labels);
  }

  private static int changed(DataSet clean, DataSet noisy) {
    return clean
        .getLabels()
        .argMax(1)
        .neq(noisy.getLabels().argMax(1))
        .castTo(DataType.INT32)
        .sumNumber()
        .intValue();
  }
}
