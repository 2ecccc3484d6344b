package dev.crossentropy.report.page;

import dev.crossentropy.report.page.PageModel.AgreementView;
import dev.crossentropy.report.page.PageModel.Picture;
import dev.crossentropy.report.page.PageModel.PictureGroup;
import dev.crossentropy.report.stored.InterestingRows;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
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
    List<Predictions> baseline = stored.predictionsOf(result.baseline().name());
    List<AgreementView> views = new ArrayList<>();
    for (ComparedLoss candidate : result.candidates()) {
      List<Predictions> others = stored.predictionsOf(candidate.name());
      long different = 0;
      long all = 0;
      for (int seed = 0; seed < baseline.size(); seed++) {
        for (int row = 0; row < baseline.get(seed).size(); row++) {
          different += baseline.get(seed).isSameAnswer(others.get(seed), row) ? 0 : 1;
          all++;
        }
      }
      views.add(new AgreementView(candidate.name(), sentence(candidate.name(), different, all)));
    }
    return views;
  }

  private String sentence(String candidate, long different, long all) {
    String baseline = result.baseline().name();
    boolean sets = result.task() == Task.LABEL_SET;
    return different == 0
        ? "Seed by seed, %s and %s gave the same %s in all %s test predictions."
            .formatted(candidate, baseline, sets ? "labels" : "class", Numbers.count(all))
        : "Seed by seed, %s and %s gave different %s in %s of %s test predictions (%s %%)."
            .formatted(
                candidate,
                baseline,
                sets ? "labels" : "classes",
                Numbers.count(different),
                Numbers.count(all),
                Numbers.three(100.0 * different / all));
  }

  List<PictureGroup> pictures() {
    if (stored.images().isEmpty() || !stored.hasPredictions()) {
      return List.of();
    }
    List<Predictions> first =
        result.losses().stream().map(loss -> stored.predictionsOf(loss.name()).get(0)).toList();
    List<PictureGroup> groups = new ArrayList<>();
    add(
        groups,
        "Where the losses disagree",
        "Test examples of the first seed that the networks put into different classes.",
        InterestingRows.disagreements(first));
    List<List<Integer>> mistakes = first.stream().map(InterestingRows::confidentMistakes).toList();
    if (mistakes.size() > 1 && mistakes.stream().distinct().count() == 1) {
      add(
          groups,
          "Most confident mistakes, the same under all losses",
          "Test examples of the first seed that the networks got wrong while most sure.",
          mistakes.get(0));
      return groups;
    }
    for (int i = 0; i < first.size(); i++) {
      add(
          groups,
          "Most confident mistakes: " + result.losses().get(i).name(),
          "Test examples of the first seed that this network got wrong while most sure.",
          mistakes.get(i));
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
      Predictions rows = stored.predictionsOf(loss.name()).get(0);
      actual = result.classNames().get(rows.actualClass(row));
      lines.add(
          "%s (%s)%s"
              .formatted(
                  result.classNames().get(rows.predictedClass(row)),
                  sureness(rows.confidence(row)),
                  rows.isHit(row) ? " ✓" : ""));
    }
    byte[] png = java.util.Objects.requireNonNull(stored.images().get(row));
    return new Picture(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
        "Test example %d, %s".formatted(row, actual),
        actual,
        lines);
  }

  /** No network is certain; what rounds to 100 % is said to be more than 99. */
  private static String sureness(double confidence) {
    String percent = Numbers.fixed(100 * confidence, 0);
    return percent.equals("100") ? "> 99 %" : percent + " %";
  }
}
