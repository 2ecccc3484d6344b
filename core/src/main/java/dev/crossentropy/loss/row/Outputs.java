package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;

/** Where the probabilities of a row come from, under activations that give each output its own. */
public interface Outputs {

  Probability at(Rows row, int column);

  /** d(log p)/dx, with x what the gradient is taken by: the logit or the output. */
  double slopeOfLogP(Probability probability);

  /** d(log(1−p))/dx. */
  double slopeOfLogQ(Probability probability);

  /** p = σ(z), by the logit z. */
  record Sigmoid() implements Outputs {
    @Override
    public Probability at(Rows row, int column) {
      return Probability.ofLogit(row.logits()[column]);
    }

    @Override
    public double slopeOfLogP(Probability probability) {
      return probability.q();
    }

    @Override
    public double slopeOfLogQ(Probability probability) {
      return -probability.p();
    }
  }

  /** p = a, by the output a itself. */
  record Activated(Matrix outputs) implements Outputs {
    @Override
    public Probability at(Rows row, int column) {
      return Probability.ofOutput(outputs.get(row.index(), column));
    }

    @Override
    public double slopeOfLogP(Probability probability) {
      return 1 / probability.p();
    }

    @Override
    public double slopeOfLogQ(Probability probability) {
      return -1 / probability.q();
    }
  }
}
