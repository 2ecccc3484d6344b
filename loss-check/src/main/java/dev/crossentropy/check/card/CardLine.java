package dev.crossentropy.check.card;

import org.nd4j.shade.jackson.annotation.JsonUnwrapped;

/** A rule's name and what it found. */
public record CardLine(String rule, @JsonUnwrapped Finding finding) {

  public boolean failed() {
    return finding.outcome() == Outcome.FAIL;
  }
}
