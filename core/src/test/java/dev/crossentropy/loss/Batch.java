package dev.crossentropy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one call of a loss, as the references read them.
 *
 * @param logits N×C
 * @param targets N×C, or N×1 class indices if C > 1
 * @param mask none, N×1 or N×C
 */
record Batch(double[][] logits, double[][] targets, double @Nullable [][] mask) {

  int size() {
    return logits.length;
  }

  int classes() {
    return logits[0].length;
  }

  boolean hasClassIndices() {
    return classes() > 1 && targets[0].length == 1;
  }

  /** A target of a row that contributes: that of the class, or 1 for the class of the index. */
  double target(int n, int c) {
    if (hasClassIndices()) {
      return targets[n][0] == c ? 1 : 0;
    }
    return targets[n][c];
  }

  boolean isUnmaskedSomewhere(int n) {
    return mask == null || Arrays.stream(mask[n]).anyMatch(value -> value != 0);
  }

  double rowMask(int n) {
    return mask == null || mask[n].length > 1 ? 1 : mask[n][0];
  }

  double termMask(int n, int c) {
    return mask == null || mask[n].length == 1 ? 1 : mask[n][c];
  }

  @Override
  public String toString() {
    return "logits %s%ntargets %s%nmask %s"
        .formatted(
            Arrays.deepToString(logits), Arrays.deepToString(targets), Arrays.deepToString(mask));
  }
}
