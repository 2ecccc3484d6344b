package dev.crossentropy.report.page;

import dev.crossentropy.report.figure.Charts;
import dev.crossentropy.report.page.PageModel.FileGroup;
import dev.crossentropy.report.page.PageModel.Link;
import dev.crossentropy.report.stored.ResultJson;
import dev.crossentropy.report.stored.SideFiles;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.training.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The files that lie beside the page, as links. */
final class FileLinks {

  private final StoredResult stored;

  FileLinks(StoredResult stored) {
    this.stored = stored;
  }

  List<FileGroup> groups(Charts charts) {
    List<FileGroup> groups = new ArrayList<>();
    groups.add(
        new FileGroup(
            "Numbers",
            "all of this page, for programs",
            List.of(new Link(ResultJson.NAME, ResultJson.NAME))));
    groups.add(
        new FileGroup(
            "Models",
            "trained networks of the first seed, for DL4J’s ModelSerializer",
            stored.result().losses().stream()
                .map(ComparedLoss::name)
                .filter(loss -> !stored.result().runsOf(loss).isEmpty())
                .map(loss -> new Link(loss, SideFiles.model(loss)))
                .toList()));
    groups.add(
        new FileGroup(
            "Predictions",
            "the answer to every test example, how sure the network was, and its loss",
            predictions()));
    groups.add(
        new FileGroup(
            "Figures",
            "as PNG files",
            charts.all().stream()
                .map(figure -> new Link(figure.name(), SideFiles.plot(figure.name())))
                .toList()));
    return groups.stream().filter(group -> !group.links().isEmpty()).toList();
  }

  private List<Link> predictions() {
    List<RunOutcome> runs = stored.result().runs();
    return IntStream.range(0, runs.size())
        .filter(i -> stored.predictions().get(i).size() > 0)
        .mapToObj(runs::get)
        .map(
            run ->
                new Link(
                    run.loss() + ", seed " + run.seed(),
                    SideFiles.predictions(run.loss(), run.seed())))
        .toList();
  }
}
