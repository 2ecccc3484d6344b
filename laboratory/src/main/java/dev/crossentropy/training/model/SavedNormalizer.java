package dev.crossentropy.training.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;

/**
 * A normaliser as ND4J's {@code NormalizerSerializer} stores it, read without it: that would load
 * whatever class a file names.
 */
final class SavedNormalizer {

  private static final String HEADER = "NORMALIZER";
  private static final int VERSION = 1;

  private SavedNormalizer() {}

  static DataNormalization read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      if (!in.readUTF().equals(HEADER) || in.readInt() != VERSION) {
        throw new IOException("a normaliser of unknown form");
      }
      String type = in.readUTF();
      return switch (type) {
        case "STANDARDIZE" -> standardize(in);
        case "IMAGE_MIN_MAX" -> scaler(in);
        default ->
            throw new IOException(
                "a normaliser of type %s, expected STANDARDIZE or IMAGE_MIN_MAX".formatted(type));
      };
    } catch (EOFException e) {
      throw new IOException("a normaliser that is cut off", e);
    }
  }

  private static DataNormalization standardize(DataInputStream in) throws IOException {
    if (in.readBoolean()) {
      throw new IOException("a normaliser of labels, expected one of features");
    }
    SavedArray mean = SavedArray.read(in);
    SavedArray deviation = SavedArray.read(in);
    deviation.requireLength("standard deviations", mean.length());
    return new NormalizerStandardize(
        mean.values(DataType.FLOAT).reshape(1, mean.length()),
        deviation.values(DataType.FLOAT).reshape(1, mean.length()));
  }

  private static DataNormalization scaler(DataInputStream in) throws IOException {
    ImagePreProcessingScaler scaler =
        new ImagePreProcessingScaler(in.readDouble(), in.readDouble());
    scaler.setMaxPixelVal(in.readDouble());
    return scaler;
  }
}
