package dev.crossentropy.training.prediction;

/** What is wrong with a trained network, whatever loss it was trained with. */
public enum Finding {
  /**
   * The cross-entropy on examples not trained on is more than a tenth, and more than 0.01 nats,
   * above the smallest of all epochs: fewer epochs, or early stopping, would have done better.
   */
  OVERFITTED,

  /** Every test example gets the same answer. */
  SAME_ANSWER_FOR_ALL,

  /** The cross-entropy is above that of {@link BlindGuess}. */
  WORSE_THAN_BLIND_GUESS
}
