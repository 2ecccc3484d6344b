/**
 * The IDX format of the MNIST family: a strict streaming reader, and the same as a DataVec {@link
 * org.datavec.api.records.reader.RecordReader}.
 *
 * <p>Nothing is allocated on a header's word: what a file promises is first compared with what it
 * can hold. Every complaint is a {@link dev.crossentropy.data.idx.MalformedFileException} that
 * names the file and the byte.
 */
@NullMarked
package dev.crossentropy.data.idx;

import org.jspecify.annotations.NullMarked;
