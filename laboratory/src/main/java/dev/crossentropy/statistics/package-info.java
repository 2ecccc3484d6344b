/** Losses side by side: the same runs under each, and what the differences over seeds amount to. */
@NullMarked
package dev.crossentropy.statistics;

import org.jspecify.annotations.NullMarked;
