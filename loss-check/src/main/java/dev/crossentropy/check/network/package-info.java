/**
 * The rules that a loss obeys inside Deeplearning4j: in output layers, and in the configurations
 * and files that keep a network. The networks are the smallest that hold the loss, in double
 * precision. Files are kept in memory.
 */
@NullMarked
package dev.crossentropy.check.network;

import org.jspecify.annotations.NullMarked;
