package dev.crossentropy.statistics;

import dev.crossentropy.training.NamedLoss;
import java.util.Map;

/**
 * A loss as a result names it. Unlike {@link NamedLoss} it holds no function, and can be read back
 * from {@code result.json}.
 *
 * @param config the options that differ from the defaults, by name
 */
public record ComparedLoss(String name, Map<String, Object> config) {

  public ComparedLoss {
    config = Map.copyOf(config);
  }

  static ComparedLoss of(NamedLoss loss) {
    return new ComparedLoss(loss.name(), loss.config());
  }
}
