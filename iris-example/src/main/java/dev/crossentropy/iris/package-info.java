/** Fisher's 150 flowers: the smallest example, and the skeleton of all others. */
@NullMarked
package dev.crossentropy.iris;

import org.jspecify.annotations.NullMarked;
