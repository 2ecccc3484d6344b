package dev.crossentropy.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;

/** What a run ended in: measurements of a trained network, or the step at which it diverged. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome", defaultImpl = RunResult.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunResult.class, name = "TRAINED"),
  @JsonSubTypes.Type(value = Divergence.class, name = "DIVERGED")
})
public sealed interface RunOutcome extends Serializable permits RunResult, Divergence {

  /** The name of the loss. */
  String loss();

  long seed();

  double learningRate();

  /** SHA-256 of the parameters before training. */
  String initialParametersSha256();
}
