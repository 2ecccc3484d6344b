package dev.crossentropy.check.rule;

import dev.crossentropy.check.card.Finding;
import java.util.Objects;

/**
 * What an exception out of a loss means. One that says "not this argument" is a refusal, which is a
 * loss's good right outside of ordinary calls; all others are faults.
 */
public final class Refusal {

  private Refusal() {}

  /** The fault that the exception is; a refusal is thrown on. */
  static Violation faultIn(RuntimeException thrown) {
    if (isRefusal(thrown)) {
      throw thrown;
    }
    return fault(thrown);
  }

  /** The finding of a rule whose input the loss refuses, or at whose input it fails. */
  public static Finding finding(RuntimeException thrown, Object input) {
    return isRefusal(thrown) ? notApplicable(thrown) : fault(thrown).on(input);
  }

  static Finding notApplicable(RuntimeException refusal) {
    return Finding.notApplicable("The loss refuses it: " + message(refusal));
  }

  /** An exception where even a refusal is a fault. */
  public static Violation fault(RuntimeException thrown) {
    return new Violation(
        "The call ends in an exception.",
        thrown.getClass().getSimpleName() + ": " + message(thrown),
        "a number");
  }

  private static boolean isRefusal(RuntimeException thrown) {
    return thrown instanceof IllegalArgumentException
        || thrown instanceof IllegalStateException
        || thrown instanceof UnsupportedOperationException;
  }

  /** The first line: Deeplearning4j's go on with advice that does not belong here. */
  public static String message(Throwable thrown) {
    String message = Objects.requireNonNullElse(thrown.getMessage(), "no message");
    return message.strip().lines().findFirst().orElse("no message");
  }
}
