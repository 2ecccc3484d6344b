package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.kernel.Exponentials;
import dev.crossentropy.loss.kernel.Logarithm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of {@link RowBlocks} for a few rows. Columns are taken in pieces that a
 * first-level cache holds, one row after the other or one column after the other as they lie in
 * memory. Until the rows' sums are known, the exponentials of all pieces but the last wait where
 * the gradient will be.
 */
abstract class Block {
  /** Sums beyond are of exponentials out of range. */
  private static final double GREATEST_SUM = 0x1p125;

  /** Below, an exponential that became 0 might be missing. */
  private static final double LEAST_SUM = 0x1p30;

  /** A float's digits of such a factor, and as many more, are within a float's range. */
  private static final double LEAST_FACTOR = 0x1p-100;

  /** An exponential that became 0 would become 0 by this, too. */
  private static final double GREATEST_FACTOR = 0x1p-24;

  final Memory memory;
  int count;
  private final FloatMatrix logits;
  private final int columns;
  private final int width;

  /**
   * @param width the columns of a piece
   */
  Block(FloatMatrix logits, Memory memory, int width) {
    this.logits = logits;
    this.memory = memory;
    this.columns = logits.columns();
    this.width = width;
  }

  static Block of(FloatMatrix logits, Memory memory) {
    return logits.isByColumn() ? new ColumnBlock(logits, memory) : new RowBlock(logits, memory);
  }

  /** The most rows at a time. */
  static int size(FloatMatrix logits) {
    int fitting = logits.isByColumn() ? Memory.ROWS : Memory.PIECE / logits.columns();
    return (int) Math.min(logits.rows(), Math.min(Memory.ROWS, Math.max(1, fitting)));
  }

  /**
   * @param weight the target's value, times the mask and the class weight
   */
  final void add(long row, int target, double weight) {
    memory.rows[count] = row;
    memory.targets[count] = target;
    memory.weights[count] = weight;
    count++;
  }

  /** The exponent that is right for the first row. */
  final int exponent() {
    float max = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < columns; c++) {
      max = Math.max(max, (float) logits.get(memory.rows[0], c));
    }
    return Exponentials.exponent(max);
  }

  /** Fills in the losses, NaN for a row out of the ordinary, and writes the gradient. */
  final void evaluate(int exponent, Results results) {
    FloatMatrix gradient = results.gradient() instanceof FloatMatrix floats ? floats : null;
    Arrays.fill(memory.lanes, 0);
    Arrays.fill(memory.laneRests, 0);
    for (int first = 0; first < columns; first += width) {
      exponentiate(exponent, first, gradient);
    }
    for (int k = 0; k < count; k++) {
      finish(k, results);
    }
    if (gradient != null) {
      differentiate(gradient);
    }
  }

  private void exponentiate(int exponent, int first, @Nullable FloatMatrix gradient) {
    int length = Math.min(width, columns - first);
    read(logits, first, length, memory.z);
    memory.exponentials.of(memory.z, count * length, exponent, memory.powers, memory.roundings);
    takeTargets(first, length);
    addUp(length);
    if (gradient != null && first + length < columns) {
      write(memory.powers, first, length, gradient);
    }
  }

  /** Exponentials of targets are no part of the sums. */
  private void takeTargets(int first, int length) {
    for (int k = 0; k < count; k++) {
      int column = memory.targets[k] - first;
      if (column >= 0 && column < length) {
        int place = place(k, column, length);
        memory.own[k] = (double) memory.powers[place] + memory.roundings[place];
        memory.powers[place] = 0;
        memory.roundings[place] = 0;
      }
    }
  }

  private void finish(int k, Results results) {
    double rest = sum(k);
    double total = memory.own[k] + rest;
    double ratio = rest / memory.own[k];
    double weight = memory.weights[k];
    // a gradient needs no more of the loss than whether it is finite
    double loss = weight * (results.needsLosses() ? Logarithm.ofOnePlus(ratio) : ratio);
    double factor = results.scale() * weight / total;
    boolean isOrdinary = isInRange(total, factor) && Math.abs(loss) <= Double.MAX_VALUE;
    memory.losses[k] = isOrdinary ? loss : Double.NaN;
    memory.factors[k] = factor;
    memory.slopes[k] = -rest * factor;
  }

  /** False for NaN. */
  private static boolean isInRange(double total, double factor) {
    double size = Math.abs(factor);
    return total >= LEAST_SUM
        && total <= GREATEST_SUM
        && size <= GREATEST_FACTOR
        && (size >= LEAST_FACTOR || size == 0);
  }

  private void differentiate(FloatMatrix gradient) {
    int last = (columns - 1) / width * width;
    for (int first = last; first >= 0; first -= width) {
      int length = Math.min(width, columns - first);
      if (first < last) {
        read(gradient, first, length, memory.powers);
      }
      scale(length);
      write(memory.powers, first, length, gradient);
    }
    for (int k = 0; k < count; k++) {
      // -0.0 + 0.0 is 0.0
      gradient.put(memory.rows[k], memory.targets[k], memory.slopes[k] + 0.0);
    }
  }

  /** Where a piece has a column of the k-th row. */
  abstract int place(int k, int column, int length);

  abstract void read(FloatMatrix from, int first, int length, float[] into);

  abstract void write(float[] from, int first, int length, FloatMatrix into);

  /** Adds the piece's exponentials to the rows' {@link Lanes}. */
  abstract void addUp(int length);

  /** The k-th row's sum. */
  abstract double sum(int k);

  /** Multiplies the piece's exponentials by the rows' factors. */
  abstract void scale(int length);
}
