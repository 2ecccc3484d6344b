/**
 * JMH benchmarks of the loss and of the training step, against Deeplearning4j's own loss and, with
 * the Maven profile {@code pytorch}, against PyTorch.
 */
@NullMarked
package dev.crossentropy.benchmarks;

import org.jspecify.annotations.NullMarked;
