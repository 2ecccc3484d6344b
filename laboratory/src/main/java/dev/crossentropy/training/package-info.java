/**
 * One training run as a value: an experiment, a loss and a seed go in, measurements come out, and
 * both can be serialized, so that any engine may execute it. Experiments come from {@code cli},
 * data from {@code dev.crossentropy.data}. Fields of {@link dev.crossentropy.training.RunResult}
 * are part of {@code result.json}: they may be added, never renamed.
 */
@NullMarked
package dev.crossentropy.training;

import org.jspecify.annotations.NullMarked;
