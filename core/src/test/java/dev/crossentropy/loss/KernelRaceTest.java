package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelRaceTest {
  /** A stuck race fails the test instead of the build. */
  private static final int MINUTES = 2;

  @Test
  void handsOverTheKernelThatWins() throws Exception {
    CompletableFuture<SoftmaxKernel> winner = new CompletableFuture<>();
    SoftmaxKernel idle = new IdleKernel();
    KernelRace.start(idle, winner::complete);

    assertThat(winner.get(MINUTES, TimeUnit.MINUTES)).isSameAs(idle);
  }

  /** Faster than any that computes. */
  private static final class IdleKernel implements SoftmaxKernel {
    @Override
    public int indexOfMax(float[] logits, int start, int end) {
      return start;
    }

    @Override
    public int nonZeros(float[] elements, int[] into) {
      return 0;
    }

    @Override
    public void exponentiate(
        float[] logits, float[] shifts, double[] powers, double[] sums, int rows, int length) {}

    @Override
    public void scale(double[] powers, double factor, float[] gradient, int start, int end) {}

    @Override
    public double sum(double[] targets) {
      return 0;
    }

    @Override
    public double weightedDistance(double[] targets, float[] logits, int start, float shift) {
      return 0;
    }

    @Override
    public void scaleAndSubtract(
        double[] powers,
        double factor,
        double[] targets,
        double scale,
        float[] gradient,
        int start) {}
  }
}
