package dev.crossentropy.loss.row;

import org.jspecify.annotations.Nullable;

/** z ← cap·tanh(z/cap), then z ← z/t. A logit of −∞ stays a switched-off class. */
public record LogitTransform(@Nullable Double softCap, double temperature) {
  static final LogitTransform NONE = new LogitTransform(null, 1);

  /** The index of the greatest transformed logit, or −1 if the row has no probabilities. */
  int apply(double[] raw, double[] into) {
    int top = -1;
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < raw.length; c++) {
      if (!RowLoss.isUsable(raw[c])) {
        return -1;
      }
      into[c] = transformed(raw[c]);
      if (into[c] > max) {
        max = into[c];
        top = c;
      }
    }
    return max < Double.POSITIVE_INFINITY ? top : -1;
  }

  private double transformed(double logit) {
    if (softCap == null || logit == Double.NEGATIVE_INFINITY) {
      return logit / temperature;
    }
    return softCap * Math.tanh(logit / softCap) / temperature;
  }

  /** Turns derivatives by transformed logits into derivatives by the raw ones. */
  void chain(double[] raw, double[] gradient) {
    for (int c = 0; c < raw.length; c++) {
      if (raw[c] == Double.NEGATIVE_INFINITY) {
        gradient[c] = 0;
      } else if (softCap != null) {
        gradient[c] *= sechSquared(raw[c] / softCap) / temperature;
      } else {
        gradient[c] /= temperature;
      }
    }
  }

  /** 1 − tanh²(x), which for |x| &gt; 19 would be 1 − 1. */
  private static double sechSquared(double x) {
    double e = Math.exp(-2 * Math.abs(x));
    return 4 * e / ((1 + e) * (1 + e));
  }
}
