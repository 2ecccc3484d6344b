/**
 * Iterations of training: Deeplearning4j with a lean network and as shipped, and PyTorch. The
 * networks are those of {@link dev.crossentropy.benchmarks.training.Network}, their data random.
 * Turns, contenders and tables come from the package above, which does not know this one.
 */
@NullMarked
package dev.crossentropy.benchmarks.training;

import org.jspecify.annotations.NullMarked;
