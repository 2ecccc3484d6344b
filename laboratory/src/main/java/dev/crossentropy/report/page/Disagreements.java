package dev.crossentropy.report.page;

import dev.crossentropy.report.page.PageModel.AgreementView;
import dev.crossentropy.report.page.PageModel.Answer;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<Long, Predictions> baseline = stored.bySeed(result.baseline().name());
    List<AgreementView> views = new ArrayList<>();
    for (ComparedLoss candidate : result.candidates()) {
      long different = 0;
      long all = 0;
      for (Map.Entry<Long, Predictions> other : stored.bySeed(candidate.name()).entrySet()) {
        Predictions rows = baseline.get(other.getKey());
        for (int row = 0; rows != null && row < rows.size(); row++) {
          different += rows.isSameAnswer(other.getValue(), row) ? 0 : 1;
          all++;
        }
      }
      if (all > 0) {
        views.add(new AgreementView(candidate.name(), sentence(candidate.name(), different, all)));
      }
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

  /**
   * Of the first seed, for which pictures are stored; losses that answered alike stand together.
   */
  List<PictureGroup> pictures() {
    long seed = result.runs().get(0).seed();
    Map<List<String>, Predictions> networks = new LinkedHashMap<>();
    for (List<String> alike : stored.answeredAlike()) {
      Predictions rows = stored.bySeed(alike.get(0)).get(seed);
      if (rows != null) {
        networks.put(alike, rows);
      }
    }
    if (stored.images().isEmpty() || networks.isEmpty()) {
      return List.of();
    }
    List<PictureGroup> groups = new ArrayList<>();
    add(
        groups,
        "Where the losses disagree",
        "Test examples of the first seed that the networks put into different classes.",
        InterestingRows.disagreements(List.copyOf(networks.values())),
        networks);
    networks.forEach(
        (alike, rows) ->
            add(
                groups,
                "Most confident mistakes: " + String.join(" = ", alike),
                "Test examples of the first seed that this network got wrong while most sure.",
                InterestingRows.confidentMistakes(rows),
                networks));
    return groups;
  }

  private void add(
      List<PictureGroup> groups,
      String title,
      String explanation,
      List<Integer> rows,
      Map<List<String>, Predictions> networks) {
    List<Picture> pictures =
        rows.stream()
            .filter(stored.images()::containsKey)
            .map(row -> picture(row, networks))
            .toList();
    if (!pictures.isEmpty()) {
      groups.add(new PictureGroup(title, explanation, pictures));
    }
  }

  private Picture picture(int row, Map<List<String>, Predictions> networks) {
    List<Answer> answers = new ArrayList<>();
    String actual = "";
    for (Map.Entry<List<String>, Predictions> network : networks.entrySet()) {
      Predictions rows = network.getValue();
      actual = result.classNames().get(rows.actualClass(row));
      answers.add(
          new Answer(
              String.join(" = ", network.getKey()),
              place(network.getKey().get(0)),
              "%s (%s)%s"
                  .formatted(
                      result.classNames().get(rows.predictedClass(row)),
                      sureness(rows.confidence(row)),
                      rows.isHit(row) ? " ✓" : "")));
    }
    byte[] png = java.util.Objects.requireNonNull(stored.images().get(row));
    return new Picture(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
        "Test example %d, %s".formatted(row, actual),
        actual,
        answers);
  }

  private int place(String loss) {
    return result.losses().stream().map(ComparedLoss::name).toList().indexOf(loss);
  }

  /** No network is certain; what rounds to 100 % is said to be more than 99. */
  private static String sureness(double confidence) {
    String percent = Numbers.fixed(100 * confidence, 0);
    return percent.equals("100") ? "> 99 %" : percent + " %";
  }
}
