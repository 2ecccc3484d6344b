package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import java.util.Optional;

/** Keeps the runs that have ended. */
public interface KeptRuns {

  /** Keeps nothing: every run is trained. */
  KeptRuns NONE =
      new KeptRuns() {
        @Override
        public Optional<TrainedRun> finished(Run run) {
          return Optional.empty();
        }

        @Override
        public void keep(Run run, TrainedRun trained) {}
      };

  Optional<TrainedRun> finished(Run run);

  /** Whole or not at all. */
  void keep(Run run, TrainedRun trained);
}
