/**
 * What one field of a table says: a number, a date, a spelling of a word, or nothing. Text comes
 * from {@code table.file} and goes back as values to {@code table.column}. Every reading here is a
 * function of the text alone; which of them a column takes is decided elsewhere.
 */
@NullMarked
package dev.crossentropy.data.table.field;

import org.jspecify.annotations.NullMarked;
