/**
 * From values to inputs of a network, fitted on training rows alone: categories, what fills gaps,
 * means and deviations. Columns come from {@code table.column}; the result goes into a model's zip
 * as JSON, so the names and meanings of the JSON's fields may be added to, never changed.
 */
@NullMarked
package dev.crossentropy.data.table.feature;

import org.jspecify.annotations.NullMarked;
