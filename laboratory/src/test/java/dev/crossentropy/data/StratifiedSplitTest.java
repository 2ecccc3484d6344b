package dev.crossentropy.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

  private static final int[] THREE_CLASSES_OF_FIFTY =
      IntStream.range(0, 150).map(row -> row / 50).toArray();

  @Test
  void putsEachRowInExactlyOnePart() {
    StratifiedSplit split = StratifiedSplit.of(THREE_CLASSES_OF_FIFTY, 1.0 / 3, 7);
    List<Integer> all = new ArrayList<>(split.train());
    all.addAll(split.test());
    assertThat(all).hasSize(150).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheProportionOfEachClass() {
    StratifiedSplit split = StratifiedSplit.of(THREE_CLASSES_OF_FIFTY, 1.0 / 3, 7);
    for (int c = 0; c < 3; c++) {
      int wanted = c;
      assertThat(split.test().stream().filter(row -> row / 50 == wanted)).hasSize(17);
    }
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    StratifiedSplit first = StratifiedSplit.of(THREE_CLASSES_OF_FIFTY, 1.0 / 3, 1);
    assertThat(StratifiedSplit.of(THREE_CLASSES_OF_FIFTY, 1.0 / 3, 1)).isEqualTo(first);
    assertThat(StratifiedSplit.of(THREE_CLASSES_OF_FIFTY, 1.0 / 3, 2)).isNotEqualTo(first);
  }

  @Test
  void givesBothPartsARowOfAClassOfTwo() {
    StratifiedSplit split = StratifiedSplit.of(new int[] {0, 0, 0, 0, 0, 0, 1, 1}, 0.1, 3);
    assertThat(split.test()).anyMatch(row -> row >= 6);
    assertThat(split.train()).anyMatch(row -> row >= 6);
  }

  @Test
  void keepsASingleRowForTraining() {
    StratifiedSplit split = StratifiedSplit.of(new int[] {0, 0, 0, 1}, 0.5, 3);
    assertThat(split.train()).contains(3);
  }
}
