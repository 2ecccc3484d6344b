/**
 * Any CSV file with a header as a dataset: columns are looked at in one pass over the file and
 * encoded in a second one, so that memory holds numbers and never the text.
 */
@NullMarked
package dev.crossentropy.data.csv;

import org.jspecify.annotations.NullMarked;
