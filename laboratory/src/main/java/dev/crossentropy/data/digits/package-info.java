/**
 * Labelled images for {@code --data}: MNIST and Fashion-MNIST from the cache or the network, any
 * folder of IDX files, and digits drawn by the program. All of them arrive as one {@link
 * dev.crossentropy.data.digits.DigitData}.
 */
@NullMarked
package dev.crossentropy.data.digits;

import org.jspecify.annotations.NullMarked;
