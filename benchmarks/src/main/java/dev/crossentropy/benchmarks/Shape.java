package dev.crossentropy.benchmarks;

import java.util.Random;

/** Rows and classes, as in {@code 128x1000}. */
record Shape(int rows, int classes) {

  static Shape parse(String text) {
    int x = text.indexOf('x');
    return new Shape(
        Integer.parseInt(text.substring(0, x)), Integer.parseInt(text.substring(x + 1)));
  }

  /** Seeded, so that all benchmarks of a shape compute the same numbers. */
  float[] logits() {
    Random random = new Random(17);
    float[] logits = new float[rows * classes];
    for (int i = 0; i < logits.length; i++) {
      // as spread out as the logits of a network that has learnt something
      logits[i] = (float) (3 * random.nextGaussian());
    }
    return logits;
  }

  int label(int row) {
    return row * 31 % classes;
  }
}
