/** The comparison on data that no example was written for: a CSV file, or a folder of IDX files. */
@NullMarked
package dev.crossentropy.owndata;

import org.jspecify.annotations.NullMarked;
