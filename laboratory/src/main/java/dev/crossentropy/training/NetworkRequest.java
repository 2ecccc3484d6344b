package dev.crossentropy.training;

import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * What an example needs to know to build its network.
 *
 * @param loss goes into the output layer
 * @param seed decides the initial parameters
 * @param inputs features per example
 * @param classes outputs
 */
public record NetworkRequest(
    ILossFunction loss, long seed, double learningRate, int inputs, int classes) {}
