package dev.crossentropy.check.card;

import org.jspecify.annotations.Nullable;

/**
 * What one rule found.
 *
 * @param outcome how the loss fared
 * @param reason why, in a sentence; empty where a pass says all
 * @param evidence the failing input, where there is one
 */
public record Finding(Outcome outcome, String reason, @Nullable Evidence evidence) {

  private static final Finding PASS = new Finding(Outcome.PASS, "", null);

  public static Finding pass() {
    return PASS;
  }

  public static Finding fail(String reason, Evidence evidence) {
    return new Finding(Outcome.FAIL, reason, evidence);
  }

  public static Finding notApplicable(String reason) {
    return new Finding(Outcome.NOT_APPLICABLE, reason, null);
  }

  public static Finding information(String reason) {
    return new Finding(Outcome.INFORMATION, reason, null);
  }
}
