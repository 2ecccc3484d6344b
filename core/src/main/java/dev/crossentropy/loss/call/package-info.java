/**
 * One call of a loss: its arguments, the divisor, the walk over the rows, the results. Arguments
 * come from Deeplearning4j by way of the public losses, whose definitions choose the walk; rows
 * come from {@code batch}. Change this package for what a call does once; what it does for each row
 * belongs to {@code row}.
 */
@NullMarked
package dev.crossentropy.loss.call;

import org.jspecify.annotations.NullMarked;
