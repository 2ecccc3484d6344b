/**
 * Loops over primitive arrays: plain, with the Vector API, and the choice between them. Numbers
 * come from {@code fused}; nothing of this project or of ND4J is known here. Touch a loop in both
 * kernels at once: they must return the same bits.
 */
@NullMarked
package dev.crossentropy.loss.kernel;

import org.jspecify.annotations.NullMarked;
