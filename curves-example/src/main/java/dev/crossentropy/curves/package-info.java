/**
 * Cross-entropy told in figures. Each {@code Figure…} class is one page of the story, in the order
 * of their numbers; every point in them is computed by {@link dev.crossentropy.information} and
 * {@link dev.crossentropy.loss}.
 */
@NullMarked
package dev.crossentropy.curves;

import org.jspecify.annotations.NullMarked;
