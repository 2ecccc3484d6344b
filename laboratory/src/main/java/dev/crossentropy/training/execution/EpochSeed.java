package dev.crossentropy.training.execution;

import dev.crossentropy.data.RandomStream;
import dev.crossentropy.data.RandomStream.Purpose;

/** The seed of everything random in one epoch: the order of examples, dropout, mixtures. */
final class EpochSeed {

  private EpochSeed() {}

  static long of(long seed, int epoch) {
    return of(Purpose.EPOCH, seed, epoch);
  }

  static long of(Purpose purpose, long seed, int epoch) {
    return RandomStream.of(purpose, seed).nextLong() + epoch;
  }
}
