/**
 * Loops over primitive arrays that C2 turns into vector instructions. Numbers come from {@code
 * fused}; nothing of this project or of ND4J is known here. Touch a loop with a profile at hand:
 * what C2 makes of it is half of what it says.
 */
@NullMarked
package dev.crossentropy.loss.kernel;

import org.jspecify.annotations.NullMarked;
