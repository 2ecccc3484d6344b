package dev.crossentropy.training.execution;

import dev.crossentropy.training.Run;

/** Training that ended in a score that is not a number. */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergenceException(Run run, int epoch, int batch, double score) {
    super(
        "%s diverged: the training loss became %s in epoch %d, batch %d. Try a smaller --learning-rate (now %s)."
            .formatted(
                run.label(), score, epoch, batch, run.experiment().training().learningRate()));
  }
}
