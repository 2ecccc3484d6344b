/**
 * Where examples come from: files read through DataVec, split, standardised, and kept in memory.
 */
@NullMarked
package dev.crossentropy.data;

import org.jspecify.annotations.NullMarked;
