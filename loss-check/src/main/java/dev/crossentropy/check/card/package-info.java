/**
 * What a check found, as values: one line per rule, as a table for a terminal or as JSON. It comes
 * from the rules in the packages beside this one. Nothing here calls a loss.
 */
@NullMarked
package dev.crossentropy.check.card;

import org.jspecify.annotations.NullMarked;
