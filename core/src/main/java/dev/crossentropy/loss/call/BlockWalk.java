package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.fused.RowBlocks;
import dev.crossentropy.loss.row.RowLoss;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many rows at a time; those that are out of the ordinary go through an {@link ExactWalk}. */
public final class BlockWalk implements Walk {
  private final Rows rows;
  private final RowBlocks blocks;
  private final Supplier<RowLoss> rowLoss;
  private @Nullable ExactWalk exact;

  /**
   * @param rowLoss the arithmetic that {@code blocks} must equal, made when a row needs it
   */
  public BlockWalk(Rows rows, RowBlocks blocks, Supplier<RowLoss> rowLoss) {
    this.rows = rows;
    this.blocks = blocks;
    this.rowLoss = rowLoss;
  }

  @Override
  public double run(Results results) {
    if (results.gradient() != null && !(results.gradient() instanceof FloatMatrix)) {
      return exact().run(results);
    }
    double[] losses = new double[blocks.size()];
    double sum = 0;
    for (long first = 0; first < rows.count(); first += losses.length) {
      int count = (int) Math.min(losses.length, rows.count() - first);
      blocks.evaluate(first, count, results, losses);
      for (int k = 0; k < count; k++) {
        if (Double.isNaN(losses[k])) {
          losses[k] = exact().evaluate(first + k, results);
        }
        sum += losses[k];
      }
      write(losses, first, count, results);
    }
    return sum;
  }

  private static void write(double[] losses, long first, int count, Results results) {
    if (results.losses() != null) {
      double[] loss = new double[1];
      for (int k = 0; k < count; k++) {
        loss[0] = losses[k];
        results.losses().writeRow(first + k, loss);
      }
    }
  }

  private ExactWalk exact() {
    if (exact == null) {
      exact = new ExactWalk(rows, rowLoss.get());
    }
    return exact;
  }
}
