package dev.crossentropy.check.network;

import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.network.Options.Variant;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss that was written and read back computes the same, whatever its options are. */
public final class KeepingRule implements Rule {

  private final Keeping keeping;

  private KeepingRule(Keeping keeping) {
    this.keeping = keeping;
  }

  /** One rule for each way to keep a loss. */
  public static List<Rule> all() {
    return Arrays.stream(Keeping.values()).<Rule>map(KeepingRule::new).toList();
  }

  @Override
  public String name() {
    return "kept by " + keeping;
  }

  @Override
  public Finding examine(Subject subject) {
    ILossFunction loss = subject.loss();
    try {
      ILossFunction copy = copy(loss, subject);
      if (copy.getClass() != loss.getClass() || Options.differs(subject, copy)) {
        return Finding.fail(
            "What is read back computes something else: an option is lost.",
            new Evidence(subject.name(), Subject.name(copy), "the same loss"));
      }
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      return Finding.fail(
          "It cannot be read back. DL4J needs a constructor without parameters, or one with"
              + " @JsonProperty on each parameter.",
          new Evidence(subject.name(), Refusal.message(rootOf(e)), "the same loss"));
    }
    return Options.variants(subject).stream()
        .map(variant -> lost(subject, variant))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Finding.pass());
  }

  private @Nullable Finding lost(Subject subject, Variant variant) {
    try {
      ILossFunction copy = copy(variant.loss(), subject);
      if (!Options.differs(subject.withLoss(variant.loss()), copy)) {
        return null;
      }
      return Finding.fail(
          "An option is lost: annotate its field with @JsonProperty.",
          new Evidence(
              variant.name() + " = " + variant.value(),
              variant.name() + " = " + Options.value(variant.field(), copy) + " when read back",
              variant.name() + " = " + variant.value()));
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      return null; // a value that the loss refuses proves nothing
    }
  }

  /** Jackson looks for classes where the thread does; the loss may come from elsewhere. */
  private ILossFunction copy(ILossFunction loss, Subject subject)
      throws IOException, ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(loss.getClass().getClassLoader());
    try {
      return keeping.copy(loss, subject.activation());
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
