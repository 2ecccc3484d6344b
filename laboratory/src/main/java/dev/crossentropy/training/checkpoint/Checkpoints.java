package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;
import java.util.Optional;

/** Keeps the last checkpoint of each run. */
public interface Checkpoints {

  /** Keeps nothing: every training starts at its beginning. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> latest(Run run) {
          return Optional.empty();
        }

        @Override
        public void keep(Run run, Checkpoint checkpoint) {}
      };

  Optional<Checkpoint> latest(Run run);

  /** Replaces the run's earlier checkpoint; whole or not at all. */
  void keep(Run run, Checkpoint checkpoint);
}
