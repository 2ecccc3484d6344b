package dev.crossentropy.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.training.prediction.Task;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSummaryTest {

  @Test
  void offersClassWeightsWhereClassesAreImbalanced() {
    assertThat(
            new DataSummary(
                    List.of("t"), Task.ONE_CLASS, 120, List.of("a", "bb"), List.of(90L, 30L))
                .lines())
        .containsExactly(
            "t",
            "  a          90   75.0 %",
            "  bb         30   25.0 %",
            "The largest class has 3 times the examples of the smallest, so one loss weights all"
                + " classes alike:",
            "  --losses mcxent,cross-entropy,class-weights(0.6667,2)");
  }

  @Test
  void saysNothingWhereTheyAreNot() {
    assertThat(
            new DataSummary(List.of("t"), Task.ONE_CLASS, 9, List.of("a", "b"), List.of(5L, 4L))
                .lines())
        .hasSize(3);
  }

  @Test
  void offersPositiveWeightsForRareLabels() {
    assertThat(
            new DataSummary(List.of("t"), Task.LABEL_SET, 100, List.of("a", "b"), List.of(50L, 10L))
                .lines())
        .last()
        .isEqualTo("  --losses binary-xent,binary-cross-entropy,positive-weights(1,9)");
  }

  @Test
  void shortensALongListOfClasses() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "c" + i).toList();
    List<String> lines =
        new DataSummary(List.of("t"), Task.ONE_CLASS, 1000, names, Collections.nCopies(100, 10L))
            .lines();
    assertThat(lines).hasSize(22).anyMatch(line -> line.contains("80 more"));
    assertThat(lines.get(21)).contains("c99");
  }

  @Test
  void saysWhichClassesCannotBeTested() {
    assertThat(
            new DataSummary(List.of("t"), Task.ONE_CLASS, 10, List.of("a", "b"), List.of(9L, 1L))
                .lines()
                .get(2))
        .endsWith("(for training only)");
  }
}
