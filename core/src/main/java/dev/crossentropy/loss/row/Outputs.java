package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import org.nd4j.linalg.activations.IActivation;

/** Where the probabilities of a row come from, under activations that give each output its own. */
public interface Outputs {

  /** p = σ(z). */
  static Outputs ofSigmoid() {
    return new Sigmoid();
  }

  /** p = a(z), read from {@code outputs}. */
  static Outputs of(Matrix outputs, IActivation activation) {
    return new Activated(outputs, activation);
  }

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
  record Activated(Matrix outputs, IActivation activation) implements Outputs {
    @Override
    public Probability at(Rows row, int column) {
      double output = outputs.get(row.index(), column);
      if (Double.isFinite(output) && (output < 0 || output > 1)) {
        throw new IllegalArgumentException(
            "row "
                + row.index()
                + ", output "
                + column
                + ": the layer's activation, "
                + activation
                + ", returned "
                + output
                + ", which is no probability: use Activation.SOFTMAX, or SIGMOID for outputs that"
                + " are independent");
      }
      return Probability.ofOutput(output);
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
