package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J calls a loss inside a workspace, memory that it uses again in every iteration. A gradient
 * that lies outside waits for the garbage collector, which does not see how large it is.
 */
public final class WorkspaceRule implements Rule {

  private static final String INPUT = "5 rows, inside a workspace";
  private static final String NAME = "LOSS_CHECK";

  private static final WorkspaceConfiguration CONFIGURATION =
      WorkspaceConfiguration.builder()
          .initialSize(1 << 20)
          .policyLearning(LearningPolicy.NONE)
          .build();

  @Override
  public String name() {
    return "gradient lies in the workspace";
  }

  @Override
  public Finding examine(Subject subject) {
    try {
      String found = found(subject);
      return found == null
          ? Finding.pass()
          : Finding.fail(
              "A training step leaves memory outside of DL4J's workspace.",
              new Evidence(INPUT, found, "a gradient in the caller's workspace"));
    } catch (RuntimeException e) {
      return Refusal.fault(e).on(INPUT);
    }
  }

  private static @Nullable String found(Subject subject) {
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(CONFIGURATION, NAME)) {
      LossCall call = subject.call(Batches.ofRows(subject, 5));
      INDArray gradient = call.gradient();
      call.score();
      if (Nd4j.getMemoryManager().getCurrentWorkspace() != workspace) {
        return "another workspace is open after the call";
      }
      if (!gradient.isAttached() || gradient.data().getParentWorkspace() != workspace) {
        return "a gradient elsewhere";
      }
      return null;
    } finally {
      Nd4j.getWorkspaceManager()
          .destroyWorkspace(Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(NAME));
    }
  }
}
