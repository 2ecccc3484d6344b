package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/** Targets of which each row has one alone, as class indices and one-hot rows do. */
public final class SingleTargets {
  private final Targets targets;
  private final int @Nullable [] columns;

  private SingleTargets(Targets targets, int @Nullable [] columns) {
    this.targets = targets;
    this.columns = columns;
  }

  /** Of these targets, or null if few rows are such. */
  public static @Nullable SingleTargets of(Targets targets) {
    if (targets instanceof Targets.ClassIndices) {
      return new SingleTargets(targets, null);
    }
    if (targets instanceof Targets.Dense dense && dense.labels() instanceof DirectMatrix labels) {
      int[] columns = OneHot.columns(labels);
      return columns == null ? null : new SingleTargets(targets, columns);
    }
    return null;
  }

  /** The class of a row's target, or a negative number if it has none, several or no legal one. */
  public int column(long row) {
    if (columns != null) {
      return columns[(int) row];
    }
    return ((Targets.ClassIndices) targets).legalIndex(row);
  }

  /** The target of a row's {@link #column}. */
  public double value(long row, int column) {
    return targets instanceof Targets.Dense dense ? dense.labels().get(row, column) : 1;
  }
}
