package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.statistics.Calibration.Counts;
import dev.crossentropy.statistics.SimulatedLosses.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fewer repetitions of what {@code scripts/calibration} prints; the same ones every time. */
class CalibrationTest {

  private static final int REPETITIONS = 250;

  private static final List<Integer> SEEDS = List.of(2, 10);

  /** 5 %, and two standard errors of a share that is counted in so many repetitions. */
  private static final double MOST = 0.05 + 2 * Math.sqrt(0.05 * 0.95 / REPETITIONS);

  @ParameterizedTest(name = "{0} test examples, drawn anew: {1}")
  @CsvSource({"51, false", "51, true", "500, false", "500, true"})
  void verdictsAreSeldomWrong(int tests, boolean redrawn) {
    assertThat(counts(new Calibration(REPETITIONS), tests, redrawn))
        .allSatisfy(
            counts -> {
              assertThat(counts.wronglyDifferent()).isLessThanOrEqualTo(MOST);
              assertThat(counts.wronglyEquivalent()).isLessThanOrEqualTo(MOST);
            });
  }

  /** The simulation finds out an interval that knows the seeds only. */
  @ParameterizedTest(name = "drawn anew: {0}")
  @CsvSource({"false", "true"})
  void verdictsWithoutTheFloorAreOftenWrong(boolean redrawn) {
    Calibration withoutFloor =
        new Calibration(
            REPETITIONS,
            (metric, design, differences) ->
                PairedInterval.nadeauBengio(
                    Arrays.stream(differences).mapToDouble(d -> Spread.of(d).mean()).toArray(),
                    design.redrawn() ? design.testToTrain() : 0,
                    Confidence.together(1)));
    assertThat(counts(withoutFloor, 51, redrawn))
        .anySatisfy(counts -> assertThat(counts.wronglyDifferent()).isGreaterThan(MOST));
  }

  @Test
  void enoughExamplesAndSeedsDecide() {
    List<Counts> counts =
        new Calibration(20).of(SplitDesign.fixed(5000, 10_000), Kind.USUAL, List.of(10));
    assertThat(counts).allSatisfy(each -> assertThat(each.rightlyDifferent()).isGreaterThan(0.9));
  }

  private static List<Counts> counts(Calibration calibration, int tests, boolean redrawn) {
    return Arrays.stream(Kind.values())
        .parallel()
        .map(kind -> calibration.of(new SplitDesign(tests, 2 * tests, redrawn), kind, SEEDS))
        .flatMap(List::stream)
        .toList();
  }
}
