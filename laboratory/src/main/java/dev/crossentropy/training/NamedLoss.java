package dev.crossentropy.training;

import java.io.Serializable;
import java.util.Map;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss function under the name that every result refers to it by.
 *
 * @param name unique within a comparison, options included: {@code
 *     CrossEntropyLoss(labelSmoothing=0.1)}
 * @param config the options that differ from the defaults, by name
 */
public record NamedLoss(String name, Map<String, Object> config, ILossFunction function)
    implements Serializable {

  public NamedLoss {
    config = Map.copyOf(config);
  }
}
