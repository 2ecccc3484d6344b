package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A call reads its arguments and makes one array. */
class SideEffectsTest {

  static Stream<Call> calls() {
    return Stream.of(
        RandomCalls.softmax(3),
        RandomCalls.outputwise(4, Activation.SIGMOID),
        RandomCalls.outputwise(5, Activation.SOFTPLUS),
        RandomCalls.binary(6, Activation.SIGMOID),
        RandomCalls.binary(7, Activation.SOFTMAX));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void leavesItsArgumentsAlone(Call call) {
    INDArray labels = call.labels().dup();
    INDArray logits = call.logits().dup();
    INDArray mask = call.mask() == null ? null : call.mask().dup();
    call.score();
    call.gradient();
    call.rowScores();

    assertThat(call.labels()).isEqualTo(labels);
    assertThat(call.logits()).isEqualTo(logits);
    assertThat(call.mask()).isEqualTo(mask);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void putsTheGradientAndNothingElseIntoTheCurrentWorkspace(Call call) {
    WorkspaceConfiguration configuration =
        WorkspaceConfiguration.builder()
            .initialSize(1 << 20)
            .policyLearning(LearningPolicy.NONE)
            .build();
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "CALLER")) {
      INDArray gradient = call.gradient();
      long afterOne = workspace.getPrimaryOffset();
      call.score();

      assertThat(gradient.isAttached()).isTrue();
      assertThat(gradient.data().getParentWorkspace()).isSameAs(workspace);
      assertThat(workspace.getPrimaryOffset()).isEqualTo(afterOne);
      assertThat(afterOne).isLessThanOrEqualTo(gradient.length() * Double.BYTES + 64);
    }
  }

  @Test
  void givesTheSameBitsToEveryThread() throws Exception {
    Call call = RandomCalls.softmax(8);
    double[] expected = call.gradient().data().asDouble();
    double score = call.score();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> checks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        checks.add(
            threads.submit(
                () -> {
                  assertThat(call.gradient().data().asDouble()).containsExactly(expected);
                  assertThat(call.score()).isEqualTo(score);
                }));
      }
      for (Future<?> check : checks) {
        check.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
