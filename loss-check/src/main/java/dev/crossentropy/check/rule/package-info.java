/**
 * What a rule is: a name and a way to examine a loss, and what most rules share, a property that
 * every batch must have. The batches come from {@link dev.crossentropy.check.call.Batches}. A rule
 * touches the arrays that it makes and nothing else.
 */
@NullMarked
package dev.crossentropy.check.rule;

import org.jspecify.annotations.NullMarked;
