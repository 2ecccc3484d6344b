package dev.crossentropy.experiment;

import java.io.Serializable;

/**
 * Measurements at the end of an epoch.
 *
 * @param trainLoss mean of the trained loss over the epoch's mini-batches, as training saw them
 * @param testLoss exact cross-entropy on the test examples, in nats, whatever loss is trained
 * @param testAccuracy share of test examples whose largest output is their class
 */
public record EpochResult(int epoch, double trainLoss, double testLoss, double testAccuracy)
    implements Serializable {}
