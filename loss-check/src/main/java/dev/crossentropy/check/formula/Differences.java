package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Compares gradients number by number. */
final class Differences {

  private Differences() {}

  /** The first place where they differ; null if none. */
  static @Nullable Violation first(String reason, double[][] found, double[][] right) {
    for (int row = 0; row < right.length; row++) {
      for (int output = 0; output < right[row].length; output++) {
        if (!Close.relative(found[row][output], right[row][output])) {
          String place = "gradient[" + row + ", " + output + "]";
          return Violation.of(reason, place, found[row][output], right[row][output]);
        }
      }
    }
    return null;
  }
}
