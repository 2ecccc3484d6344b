/**
 * A folder that results are written to: claimed by one command, each file there whole or not at
 * all. The folder comes from the user, names from whoever writes. Nothing writes to an output
 * folder in any other way.
 */
@NullMarked
package dev.crossentropy.training.output;

import org.jspecify.annotations.NullMarked;
