package dev.crossentropy.check.rule;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Shrinking;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property that every batch must have; the first that lacks it is shrunk. */
public abstract class BatchRule implements Rule {

  private final String name;

  protected BatchRule(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  /** Why the rule does not speak of the loss; null if it does. */
  protected @Nullable String exemption(Subject subject) {
    return null;
  }

  /** What labels a smaller batch may have. */
  protected LabelKind labels(Subject subject) {
    return subject.labels();
  }

  protected abstract List<Batch> batches(Subject subject);

  /** How the batch breaks the rule; null if it does not. */
  protected abstract @Nullable Violation violation(Subject subject, Batch batch);

  @Override
  public final Finding examine(Subject subject) {
    String exemption = exemption(subject);
    if (exemption != null) {
      return Finding.notApplicable(exemption);
    }
    for (Batch batch : batches(subject)) {
      try {
        Violation violation = violationOrFault(subject, batch);
        if (violation != null) {
          return shrunk(subject, batch, violation);
        }
      } catch (RuntimeException e) {
        return Refusal.notApplicable(e);
      }
    }
    return Finding.pass();
  }

  private @Nullable Violation violationOrFault(Subject subject, Batch batch) {
    try {
      return violation(subject, batch);
    } catch (RuntimeException e) {
      return Refusal.faultIn(e);
    }
  }

  private Finding shrunk(Subject subject, Batch batch, Violation violation) {
    Batch smallest =
        new Shrinking(labels(subject), smaller -> breaksAlike(subject, smaller, violation))
            .smallest(batch);
    Violation shown = violationOrFault(subject, smallest);
    return (shown == null ? violation : shown).on(smallest);
  }

  private boolean breaksAlike(Subject subject, Batch batch, Violation violation) {
    try {
      Violation other = violationOrFault(subject, batch);
      return other != null && other.reason().equals(violation.reason());
    } catch (RuntimeException e) {
      return false; // a batch that the loss refuses, as with fewer classes than it has weights
    }
  }
}
