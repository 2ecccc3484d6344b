package dev.crossentropy.training;

import java.io.Serializable;

/**
 * Measurements at the end of an epoch.
 *
 * @param trainLoss mean of the trained loss over the epoch's mini-batches, as training saw them
 * @param testLoss exact cross-entropy of the answers on the test examples, in nats, whatever loss
 *     is trained
 * @param testAccuracy share of test examples answered right; of several labels all must be
 */
public record EpochResult(int epoch, double trainLoss, double testLoss, double testAccuracy)
    implements Serializable {}
