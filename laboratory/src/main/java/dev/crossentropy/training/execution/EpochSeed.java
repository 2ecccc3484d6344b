package dev.crossentropy.training.execution;

import java.util.SplittableRandom;

/** The seed of everything random in one epoch: the order of examples, dropout. */
final class EpochSeed {

  private EpochSeed() {}

  static long of(long seed, int epoch) {
    return new SplittableRandom(seed).split().nextLong() + epoch;
  }
}
