package dev.crossentropy.check.rule;

import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.check.call.Numbers;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;

/**
 * How a batch breaks a rule.
 *
 * @param reason what is wrong; the same sentence for every batch that breaks the rule alike
 * @param found what the loss made of the batch
 * @param right what it should have made of it
 */
public record Violation(String reason, String found, String right) {

  /** A number that is not the one it should be. */
  public static Violation of(String reason, String what, double found, double right) {
    return new Violation(
        reason,
        what + " = " + Numbers.textBeside(found, right),
        what + " = " + Numbers.textBeside(right, found));
  }

  /** A gradient that is not the derivative; the commonest mistakes are called by their names. */
  public static Violation of(Gap gap, int rows) {
    return of(reason(gap, rows), gap.place(), gap.gradient(), gap.derivative());
  }

  private static String reason(Gap gap, int rows) {
    if (gap.isFactor(-1)) {
      return "The gradient has the wrong sign.";
    }
    if (rows > 1 && gap.isFactor(1.0 / rows)) {
      return "The gradient is the mean's: DL4J divides by the number of rows itself.";
    }
    return "The gradient is not the derivative of computeScore(average = false).";
  }

  /** The finding that this violation is, with the input that shows it. */
  public Finding on(Object input) {
    return Finding.fail(reason, new Evidence(input.toString(), found, right));
  }
}
