package dev.crossentropy.loss.kernel;

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
    public float max(float[] from, int start, int end) {
      return 0;
    }

    @Override
    public void raise(float[] max, float[] z, int start, int count) {}

    @Override
    public int onlyNonZero(float[] from, int start, int end) {
      return 0;
    }

    @Override
    public boolean areModerate(float[] numbers, int count) {
      return true;
    }

    @Override
    public void subtract(float[] z, int start, float shift, double[] x, int at, int count) {}

    @Override
    public void subtract(float[] z, int start, float[] shifts, double[] x, int at, int count) {}

    @Override
    public void exponentiate(double[] x, int start, int end) {}

    @Override
    public double sum(double[] a, int start, int end) {
      return 0;
    }

    @Override
    public void sumInLanes(double[] e, int start, int end, double[] lanes, int at) {}

    @Override
    public void add(double[] e, int start, double[] all, double[] belowOne, int count) {}

    @Override
    public void scale(double[] e, int at, double[] factors, float[] g, int start, int count) {}

    @Override
    public void scale(double[] e, int at, double factor, float[] g, int start, int count) {}

    @Override
    public double weightedDistance(double[] a, int from, float[] z, float shift, int count) {
      return 0;
    }

    @Override
    public void subtractTargets(
        double[] e, int at, double factor, double[] a, int from, double scale, int count) {}
  }
}
