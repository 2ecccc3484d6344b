package dev.crossentropy.report.page;

import dev.crossentropy.comparison.ComparedLoss;
import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.report.page.PageModel.AgreementView;
import dev.crossentropy.report.page.PageModel.Picture;
import dev.crossentropy.report.page.PageModel.PictureGroup;
import dev.crossentropy.report.stored.InterestingRows;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.stored.TestRows;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Test examples that networks of one seed tell apart differently, with pictures where there are.
 */
final class Disagreements {

  private final StoredResult stored;
  private final ComparisonResult result;

  Disagreements(StoredResult stored) {
    this.stored = stored;
    this.result = stored.result();
  }

  List<AgreementView> agreements() {
    if (!stored.hasPredictions()) {
      return List.of();
    }
    List<TestRows> baseline = stored.predictionsOf(result.baseline().name());
    List<AgreementView> views = new ArrayList<>();
    for (ComparedLoss candidate : result.candidates()) {
      List<TestRows> others = stored.predictionsOf(candidate.name());
      long different = 0;
      long all = 0;
      for (int seed = 0; seed < baseline.size(); seed++) {
        for (int row = 0; row < baseline.get(seed).size(); row++) {
          different +=
              baseline.get(seed).predicted()[row] == others.get(seed).predicted()[row] ? 0 : 1;
          all++;
        }
      }
      views.add(new AgreementView(candidate.name(), sentence(candidate.name(), different, all)));
    }
    return views;
  }

  private String sentence(String candidate, long different, long all) {
    String baseline = result.baseline().name();
    return different == 0
        ? "Seed by seed, %s and %s gave the same class in all %s test predictions."
            .formatted(candidate, baseline, Numbers.count(all))
        : "Seed by seed, %s and %s gave different classes in %s of %s test predictions (%s %%)."
            .formatted(
                candidate,
                baseline,
                Numbers.count(different),
                Numbers.count(all),
                Numbers.three(100.0 * different / all));
  }

  List<PictureGroup> pictures() {
    if (stored.images().isEmpty() || !stored.hasPredictions()) {
      return List.of();
    }
    List<TestRows> first =
        result.losses().stream().map(loss -> stored.predictionsOf(loss.name()).get(0)).toList();
    List<PictureGroup> groups = new ArrayList<>();
    add(
        groups,
        "Where the losses disagree",
        "Test examples of the first seed that the networks put into different classes.",
        InterestingRows.disagreements(first));
    for (int i = 0; i < first.size(); i++) {
      add(
          groups,
          "Most confident mistakes: " + result.losses().get(i).name(),
          "Test examples of the first seed that this network got wrong while most sure.",
          InterestingRows.confidentMistakes(first.get(i)));
    }
    return groups;
  }

  private void add(
      List<PictureGroup> groups, String title, String explanation, List<Integer> rows) {
    List<Picture> pictures =
        rows.stream().filter(stored.images()::containsKey).map(this::picture).toList();
    if (!pictures.isEmpty()) {
      groups.add(new PictureGroup(title, explanation, pictures));
    }
  }

  private Picture picture(int row) {
    List<String> lines = new ArrayList<>();
    String actual = "";
    for (ComparedLoss loss : result.losses()) {
      TestRows rows = stored.predictionsOf(loss.name()).get(0);
      actual = result.classNames().get(rows.actual()[row]);
      lines.add(
          "%s (%s %%)"
              .formatted(
                  result.classNames().get(rows.predicted()[row]),
                  Numbers.fixed(100 * rows.confidence()[row], 0)));
    }
    byte[] png = java.util.Objects.requireNonNull(stored.images().get(row));
    return new Picture(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
        "Test example %d, %s".formatted(row, actual),
        actual,
        lines);
  }
}
