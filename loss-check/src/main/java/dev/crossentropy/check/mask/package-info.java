/**
 * The rules on what a mask leaves out. Each class is one rule, examined by calling the loss
 * directly with masks per row or per output. None judges the formula of what is not masked.
 */
@NullMarked
package dev.crossentropy.check.mask;

import org.jspecify.annotations.NullMarked;
