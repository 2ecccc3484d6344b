/**
 * Any table as a dataset: read, decided upon, split, made into features. Requests come from the
 * command line, text from {@code table.file}; splits go to training, each with its features fitted
 * on its own training rows. Whatever is decided here is said in {@link
 * dev.crossentropy.data.table.TableSummary}.
 */
@NullMarked
package dev.crossentropy.data.table;

import org.jspecify.annotations.NullMarked;
