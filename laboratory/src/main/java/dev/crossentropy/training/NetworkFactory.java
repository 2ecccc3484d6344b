package dev.crossentropy.training;

import java.io.Serializable;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** Builds the network of an experiment; the same request must give the same network. */
@FunctionalInterface
public interface NetworkFactory extends Serializable {

  MultiLayerConfiguration configure(NetworkRequest request);
}
