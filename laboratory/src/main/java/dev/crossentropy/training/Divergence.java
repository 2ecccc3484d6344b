package dev.crossentropy.training;

/**
 * A training whose loss, parameters or answers became infinite or no number. It has no metrics.
 *
 * @param epoch from 1 on
 * @param batch of the epoch, from 1 on; the last one if the parameters after it show it first
 */
public record Divergence(
    String loss,
    long seed,
    double learningRate,
    int epoch,
    int batch,
    String initialParametersSha256)
    implements RunOutcome {}
