/**
 * What a column is for: read as numbers, words or dates, or left out, decided from all its fields.
 * Fields come from {@code table.file}; the decisions go to {@code table} and {@code table.feature}.
 * Decisions depend on the file and the user alone, never on which rows are trained on.
 */
@NullMarked
package dev.crossentropy.data.table.column;

import org.jspecify.annotations.NullMarked;
