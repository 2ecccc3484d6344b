package dev.crossentropy.check.network;

import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.network.Options.Variant;
import dev.crossentropy.check.rule.Rule;
import java.io.IOException;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Losses are values: a copy is equal, a loss with another option is not. */
public final class EqualsRule implements Rule {

  @Override
  public String name() {
    return "equals and hashCode";
  }

  @Override
  public Finding examine(Subject subject) {
    ILossFunction loss = subject.loss();
    ILossFunction copy;
    try {
      copy = Keeping.javaCopy(loss);
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      return Finding.notApplicable("Java cannot copy the loss.");
    }
    if (!copy.equals(loss) || copy.hashCode() != loss.hashCode()) {
      return Finding.fail(
          "A copy is another loss: a configuration read from a file then differs from the one"
              + " written.",
          new Evidence(subject.name(), "not equal to its copy, or of another hash", "equal"));
    }
    for (Variant variant : Options.variants(subject)) {
      if (variant.loss().equals(loss)) {
        return Finding.fail(
            "Losses that compute different things are equal.",
            new Evidence(
                "another " + variant.name() + ": " + variant.value(), "equal", "not equal"));
      }
    }
    return Finding.pass();
  }
}
