/**
 * One call of a loss: its arguments, the divisor, the pass over the rows, the answer. Arguments
 * come from Deeplearning4j by way of the public losses, which also say what a row costs; rows come
 * from {@code batch}. Touch this room to change what a call does once; what it does for each row
 * belongs to {@code row}.
 */
@NullMarked
package dev.crossentropy.loss.call;

import org.jspecify.annotations.NullMarked;
