package dev.crossentropy.training.prediction;

import dev.crossentropy.data.LabelNoise;
import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a network says about an example. All else (runs, metrics, comparisons) speaks of answers
 * that are right or wrong and have a probability, and needs not know which task they answer.
 */
public enum Task implements Serializable {
  /** Which one of C classes it belongs to: softmax over C logits. */
  ONE_CLASS {
    @Override
    public IActivation outputActivation() {
      return new ActivationSoftmax();
    }

    @Override
    public Predictions predictions(INDArray logits, INDArray labels) {
      return Predictions.of(logits, labels);
    }

    @Override
    public INDArray targets(Predictions predictions) {
      INDArray targets = zeros(predictions);
      for (int row = 0; row < predictions.size(); row++) {
        targets.putScalar(row, predictions.actual()[row], 1);
      }
      return targets;
    }

    @Override
    public double macroF1(Predictions predictions, int outputs) {
      return predictions.macroF1(outputs);
    }

    @Override
    public double hammingLoss(Predictions predictions, int outputs) {
      return 1 - predictions.accuracy();
    }

    @Override
    public List<ClassResult> perClass(Predictions predictions, List<String> names) {
      return predictions.perClass(names);
    }

    @Override
    public DataSet noisy(DataSet clean, double probability, long seed) {
      return LabelNoise.applied(clean, probability, seed);
    }
  },

  /** Which subset of L labels it carries: a sigmoid for each of L logits. */
  LABEL_SET {
    @Override
    public IActivation outputActivation() {
      return new ActivationSigmoid();
    }

    @Override
    public Predictions predictions(INDArray logits, INDArray labels) {
      return LabelSets.predictions(logits, labels);
    }

    @Override
    public INDArray targets(Predictions predictions) {
      INDArray targets = zeros(predictions);
      for (int row = 0; row < predictions.size(); row++) {
        for (int label = 0; label < targets.size(1); label++) {
          boolean there = LabelSets.has(predictions, predictions.actual()[row], label);
          targets.putScalar(row, label, there ? 1 : 0);
        }
      }
      return targets;
    }

    @Override
    public double macroF1(Predictions predictions, int outputs) {
      return LabelSets.macroF1(predictions, outputs);
    }

    @Override
    public double hammingLoss(Predictions predictions, int outputs) {
      return LabelSets.hammingLoss(predictions, outputs);
    }

    @Override
    public List<ClassResult> perClass(Predictions predictions, List<String> names) {
      return LabelSets.perLabel(predictions, names);
    }

    @Override
    public DataSet noisy(DataSet clean, double probability, long seed) {
      return LabelNoise.flipped(clean, probability, seed);
    }
  };

  /** Turns logits into probabilities. */
  public abstract IActivation outputActivation();

  public abstract Predictions predictions(INDArray logits, INDArray labels);

  /** What the losses saw as labels, {@code [N, outputs]} in double precision. */
  public abstract INDArray targets(Predictions predictions);

  /** F1 of each class or label, averaged. */
  public abstract double macroF1(Predictions predictions, int outputs);

  /** Share of wrong answers: of labels where there are several, otherwise of examples. */
  public abstract double hammingLoss(Predictions predictions, int outputs);

  /** Precision and recall of each class or label. */
  public abstract List<ClassResult> perClass(Predictions predictions, List<String> names);

  /** The examples with noisy labels; the argument stays as it is. */
  public abstract DataSet noisy(DataSet clean, double probability, long seed);

  private static INDArray zeros(Predictions predictions) {
    return Nd4j.zeros(DataType.DOUBLE, predictions.size(), predictions.logits()[0].length);
  }
}
