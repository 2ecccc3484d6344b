package dev.crossentropy.training.prediction;

import dev.crossentropy.data.LabelNoise;
import java.io.Serializable;
import java.util.BitSet;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.dataset.DataSet;

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
    BitSet labels(double[] oneHot) {
      return single(argMax(oneHot));
    }

    @Override
    Predictions.Answer answer(double[] logits, BitSet actual) {
      int best = argMax(logits);
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit - logits[best]);
      }
      double loss = Math.log(sum) + (logits[best] - logits[actual.nextSetBit(0)]);
      return new Predictions.Answer(actual, single(best), 1 / sum, loss, new float[0]);
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
    BitSet labels(double[] values) {
      BitSet set = new BitSet();
      for (int label = 0; label < values.length; label++) {
        set.set(label, values[label] > 0.5);
      }
      return set;
    }

    @Override
    Predictions.Answer answer(double[] logits, BitSet actual) {
      BitSet predicted = new BitSet();
      float[] probabilities = new float[logits.length];
      double loss = 0;
      double predictedLoss = 0;
      for (int label = 0; label < logits.length; label++) {
        predicted.set(label, logits[label] > 0);
        loss += minusLogProbability(logits[label], actual.get(label));
        predictedLoss += minusLogProbability(logits[label], predicted.get(label));
        probabilities[label] = (float) Math.exp(-minusLogProbability(logits[label], true));
      }
      return new Predictions.Answer(
          actual, predicted, Math.exp(-predictedLoss), loss, probabilities);
    }

    @Override
    public DataSet noisy(DataSet clean, double probability, long seed) {
      return LabelNoise.flipped(clean, probability, seed);
    }
  };

  /** Turns logits into probabilities. */
  public abstract IActivation outputActivation();

  /** The set of outputs that a row of labels holds. */
  abstract BitSet labels(double[] values);

  abstract Predictions.Answer answer(double[] logits, BitSet actual);

  /** The examples with noisy labels; the argument stays as it is. */
  public abstract DataSet noisy(DataSet clean, double probability, long seed);

  private static BitSet single(int output) {
    BitSet set = new BitSet();
    set.set(output);
    return set;
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** −log σ(z) or −log(1 − σ(z)), without loss of digits at either end. */
  private static double minusLogProbability(double logit, boolean on) {
    double margin = on ? logit : -logit;
    return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
  }
}
