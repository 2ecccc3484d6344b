/**
 * Is this {@link org.nd4j.linalg.lossfunctions.ILossFunction} right? {@link
 * dev.crossentropy.check.LossCheck} calls a loss as Deeplearning4j would, with inputs that it makes
 * itself, and answers with a {@link dev.crossentropy.check.card.ReportCard}. The loss alone is
 * touched: no file, no network and no global setting of ND4J.
 */
@NullMarked
package dev.crossentropy.check;

import org.jspecify.annotations.NullMarked;
