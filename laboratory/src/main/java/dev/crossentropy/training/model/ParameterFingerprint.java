package dev.crossentropy.training.model;

import dev.crossentropy.data.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** SHA-256 of a network's parameters as little-endian 32-bit floats, in DL4J's flattened order. */
public final class ParameterFingerprint {

  private ParameterFingerprint() {}

  public static String of(MultiLayerNetwork network) {
    float[] parameters = network.params().toFloatVector();
    ByteBuffer bytes =
        ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(parameters);
    return Sha256.of(bytes);
  }
}
