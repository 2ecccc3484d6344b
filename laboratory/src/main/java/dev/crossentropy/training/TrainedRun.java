package dev.crossentropy.training;

import dev.crossentropy.training.prediction.Predictions;
import java.io.Serializable;

/**
 * What comes out of a run.
 *
 * @param model the trained network with its normaliser, as {@code ModelSerializer} writes it
 */
public record TrainedRun(RunResult result, Predictions predictions, byte[] model)
    implements Serializable {}
