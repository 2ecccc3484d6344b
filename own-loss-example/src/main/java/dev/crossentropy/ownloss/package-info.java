/**
 * A loss of one's own: written, checked and tried. The losses are the lesson's; flowers and network
 * are those of the Iris example. Change the losses at will: the check says what breaks.
 */
@NullMarked
package dev.crossentropy.ownloss;

import org.jspecify.annotations.NullMarked;
