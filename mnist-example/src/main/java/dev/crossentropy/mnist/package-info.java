/** MNIST: three networks on 70,000 handwritten digits, and a command that classifies pictures. */
@NullMarked
package dev.crossentropy.mnist;

import org.jspecify.annotations.NullMarked;
