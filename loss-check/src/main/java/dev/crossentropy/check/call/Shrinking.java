package dev.crossentropy.check.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing batch smaller while it keeps failing: fewer rows, fewer outputs, rounder numbers.
 * Greedy, as QuickCheck does it.
 */
public final class Shrinking {

  /** From the roundest to the least round that a person still reads with ease. */
  private static final List<DoubleUnaryOperator> ROUNDER =
      List.of(
          logit -> 0, logit -> Math.signum(logit), Math::rint, logit -> Math.rint(logit * 10) / 10);

  private final LabelKind kind;
  private final Predicate<Batch> fails;

  public Shrinking(LabelKind kind, Predicate<Batch> fails) {
    this.kind = kind;
    this.fails = fails;
  }

  /** The smallest batch found that fails as this one does. */
  public Batch smallest(Batch failing) {
    Batch smallest = failing;
    Optional<Batch> smaller = smaller(failing);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(smallest);
    }
    return smallest;
  }

  private Optional<Batch> smaller(Batch batch) {
    return candidates(batch).filter(fails).findFirst();
  }

  private Stream<Batch> candidates(Batch batch) {
    return Stream.of(withoutRows(batch), withoutOutputs(batch), rounder(batch))
        .flatMap(List::stream);
  }

  private static List<Batch> withoutRows(Batch batch) {
    List<Batch> smaller = new ArrayList<>();
    for (int row = batch.rows() - 1; row >= 0 && batch.rows() > 1; row--) {
      double[][] mask = batch.mask();
      smaller.add(
          new Batch(
              Rows.without(batch.logits(), row),
              Rows.without(batch.labels(), row),
              mask == null ? null : Rows.without(mask, row)));
    }
    return smaller;
  }

  private List<Batch> withoutOutputs(Batch batch) {
    List<Batch> smaller = new ArrayList<>();
    for (int output = batch.outputs() - 1; output >= 0 && batch.outputs() > 2; output--) {
      double[][] logits = new double[batch.rows()][];
      double[][] labels = new double[batch.rows()][];
      boolean sensible = true;
      for (int row = 0; row < batch.rows(); row++) {
        logits[row] = Rows.without(batch.logits()[row], output);
        double[] rest = kind.without(batch.labels()[row], output);
        sensible &= rest != null;
        labels[row] = rest == null ? batch.labels()[row] : rest;
      }
      if (sensible) {
        smaller.add(new Batch(logits, labels, withoutOutput(batch.mask(), output)));
      }
    }
    return smaller;
  }

  private static double @Nullable [][] withoutOutput(double @Nullable [][] mask, int output) {
    if (mask == null || mask[0].length == 1) {
      return mask;
    }
    double[][] rest = new double[mask.length][];
    for (int row = 0; row < mask.length; row++) {
      rest[row] = Rows.without(mask[row], output);
    }
    return rest;
  }

  private List<Batch> rounder(Batch batch) {
    List<Batch> rounder = new ArrayList<>();
    for (double[][] logits : rounder(batch.logits())) {
      rounder.add(batch.withLogits(logits));
    }
    for (double[][] labels : rounder(batch.labels())) {
      if (kind.isPerOutput() && Arrays.stream(labels).allMatch(kind::admits)) {
        rounder.add(batch.withLabels(labels));
      }
    }
    return rounder;
  }

  private static List<double[][]> rounder(double[][] numbers) {
    List<double[][]> rounder = new ArrayList<>();
    for (int row = 0; row < numbers.length; row++) {
      for (int column = 0; column < numbers[row].length; column++) {
        for (DoubleUnaryOperator rounding : ROUNDER) {
          double round = rounding.applyAsDouble(numbers[row][column]);
          if (round == numbers[row][column]) {
            break; // round enough
          }
          double[][] changed = Rows.copy(numbers);
          changed[row][column] = round;
          rounder.add(changed);
        }
      }
    }
    return rounder;
  }
}
