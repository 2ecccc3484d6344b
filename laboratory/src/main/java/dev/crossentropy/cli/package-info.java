/** The command line that all examples share, and the losses that can be named on it. */
@NullMarked
package dev.crossentropy.cli;

import org.jspecify.annotations.NullMarked;
