package dev.crossentropy.check.rule;

import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Finding;

/** One line of a report card. */
public interface Rule {

  /** What a loss should do, in a few words. */
  String name();

  /** Whether the loss does it. */
  Finding examine(Subject subject);
}
