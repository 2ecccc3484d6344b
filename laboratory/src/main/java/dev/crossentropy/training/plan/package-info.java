/**
 * Which runs are to be trained, and which learning rate each loss gets. Losses and options come
 * from {@code cli}; results of the runs come back from {@code training.execution}. A plan gives the
 * same runs in the same order for ever: parts of it are trained on different machines.
 */
@NullMarked
package dev.crossentropy.training.plan;

import org.jspecify.annotations.NullMarked;
