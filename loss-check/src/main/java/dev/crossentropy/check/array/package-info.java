/**
 * The rules on what a loss does with arrays, memory, threads and time. Each class is one rule,
 * examined by calling the loss directly. None judges the formula.
 */
@NullMarked
package dev.crossentropy.check.array;

import org.jspecify.annotations.NullMarked;
