/**
 * Losses as functions of logits, apart from what training makes of them. Logits come from one
 * network that {@code training.execution} trained. Nothing here depends on a loss by name.
 */
@NullMarked
package dev.crossentropy.training.function;

import org.jspecify.annotations.NullMarked;
