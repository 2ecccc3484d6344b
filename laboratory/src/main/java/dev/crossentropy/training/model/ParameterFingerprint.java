package dev.crossentropy.training.model;

import dev.crossentropy.data.Sha256;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** SHA-256 of a network's parameters as {@link ParameterBytes}. */
public final class ParameterFingerprint {

  private ParameterFingerprint() {}

  public static String of(MultiLayerNetwork network) {
    return Sha256.of(ParameterBytes.of(network.params()));
  }
}
