/**
 * Work that survives an interruption: runs that have ended, and where one stood after an epoch. It
 * comes from {@code training.execution}, which takes it up again. Whatever the rest of a training
 * depends on must be kept here, or a resumed training ends in other parameters.
 */
@NullMarked
package dev.crossentropy.training.checkpoint;

import org.jspecify.annotations.NullMarked;
