/**
 * Turns what a user types after {@code --losses} into loss functions: names of the catalogue,
 * options by name, classes on a class path, and source files. The text comes from the command line;
 * the classes come from this project, from Deeplearning4j, or from the user. Adding a short name
 * takes one line in {@link dev.crossentropy.cli.losses.Catalogue}; a loss of your own takes none.
 */
@NullMarked
package dev.crossentropy.cli.losses;

import org.jspecify.annotations.NullMarked;
