/**
 * One call of a loss: the numbers that go in, the call, and its derivative by central differences.
 * The numbers are random with a fixed seed, and shrink to the smallest that still fail. Nothing
 * here judges.
 */
@NullMarked
package dev.crossentropy.check.call;

import org.jspecify.annotations.NullMarked;
