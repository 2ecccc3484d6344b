package dev.crossentropy.check.card;

import org.nd4j.shade.jackson.annotation.JsonProperty;

/** How a loss fared under one rule. */
public enum Outcome {
  @JsonProperty("pass")
  PASS("pass"),
  @JsonProperty("fail")
  FAIL("FAIL"),

  /** The rule does not speak of this loss, or the loss refuses the rule's input by an exception. */
  @JsonProperty("not applicable")
  NOT_APPLICABLE("n/a"),

  /** A measurement, which nobody can fail. */
  @JsonProperty("information")
  INFORMATION("info");

  private final String mark;

  Outcome(String mark) {
    this.mark = mark;
  }

  String mark() {
    return mark;
  }
}
