/**
 * The loss and the gradient of one row, with every option, as the formula reads. A row's logits,
 * targets and mask come from {@code batch}, in doubles. Change this package to change the formula,
 * and {@code fused} with it, which must equal it.
 */
@NullMarked
package dev.crossentropy.loss.row;

import org.jspecify.annotations.NullMarked;
