package dev.crossentropy.experiment;

import java.io.Serializable;

/**
 * How long and in which steps a network is trained.
 *
 * @param labelNoise the probability that a training label is replaced by another class
 */
public record TrainingSettings(int epochs, int batchSize, double learningRate, double labelNoise)
    implements Serializable {}
