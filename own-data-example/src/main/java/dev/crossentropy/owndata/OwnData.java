package dev.crossentropy.owndata;

import dev.crossentropy.data.DataSource;

/**
 * Data that were read.
 *
 * @param features inputs of a network
 * @param trainExamples examples that a seed trains on
 */
record OwnData(DataSource source, DataSummary summary, int features, int trainExamples) {}
