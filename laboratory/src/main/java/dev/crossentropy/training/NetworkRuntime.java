package dev.crossentropy.training;

import dev.crossentropy.runtime.LeanNetwork;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Whose classes train a network. Both lead to the same parameters, bit for bit. */
public enum NetworkRuntime {
  /** This project's, which leave out what nobody reads: {@link LeanNetwork}. */
  LEAN {
    @Override
    MultiLayerNetwork network(MultiLayerConfiguration configuration) {
      return new LeanNetwork(configuration);
    }
  },

  /** Deeplearning4j's own. */
  DL4J {
    @Override
    MultiLayerNetwork network(MultiLayerConfiguration configuration) {
      return new MultiLayerNetwork(configuration);
    }
  };

  abstract MultiLayerNetwork network(MultiLayerConfiguration configuration);
}
