/**
 * A batch as rows: logits, targets and masks, whatever the arrays' types and strides. Arrays come
 * from the call, and are read and written where they lie. Change this package to read another kind
 * of label or array; no loss is computed here.
 */
@NullMarked
package dev.crossentropy.loss.batch;

import org.jspecify.annotations.NullMarked;
