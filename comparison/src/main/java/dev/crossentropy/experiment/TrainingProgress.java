package dev.crossentropy.experiment;

/** Hears how training goes; called from the training thread. */
@FunctionalInterface
public interface TrainingProgress {

  TrainingProgress SILENT = (run, epoch) -> {};

  void epochFinished(Run run, EpochResult epoch);
}
