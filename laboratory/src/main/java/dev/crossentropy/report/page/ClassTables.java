package dev.crossentropy.report.page;

import dev.crossentropy.report.page.PageModel.ClassRow;
import dev.crossentropy.report.page.PageModel.ClassTable;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Spread;
import dev.crossentropy.training.RunResult;
import java.util.List;
import java.util.stream.IntStream;

/** How well each class is told from the others under each loss. */
final class ClassTables {

  private ClassTables() {}

  static List<ClassTable> of(StoredResult stored) {
    return stored.answeredAlike().stream()
        .map(alike -> table(stored.result(), alike))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private static ClassTable table(ComparisonResult result, List<String> alike) {
    List<RunResult> runs = result.runsOf(alike.get(0));
    return new ClassTable(
        String.join(" = ", alike),
        result.losses().stream().map(ComparedLoss::name).toList().indexOf(alike.get(0)),
        IntStream.range(0, runs.get(0).classes().size()).mapToObj(c -> row(runs, c)).toList());
  }

  private static ClassRow row(List<RunResult> runs, int c) {
    return new ClassRow(
        runs.get(0).classes().get(c).name(),
        Numbers.fixed(Spread.of(runs, run -> run.classes().get(c).examples()).mean(), 0),
        Spread.of(runs, run -> 100 * run.classes().get(c).precision()).text(2),
        Spread.of(runs, run -> 100 * run.classes().get(c).recall()).text(2),
        Spread.of(runs, run -> run.classes().get(c).f1()).text(3));
  }
}
