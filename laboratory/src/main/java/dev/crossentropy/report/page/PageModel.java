package dev.crossentropy.report.page;

import java.util.List;

/** What the template shows; all numbers are text already. Public, since the template reads it. */
public record PageModel(
    boolean labelSets,
    String title,
    String subtitle,
    String verdict,
    List<String> besides,
    List<String> warnings,
    String baseline,
    List<LossView> losses,
    List<DifferenceGroup> differences,
    List<String> limits,
    List<McNemarView> mcNemar,
    List<SeedRow> seedRows,
    List<Fact> equal,
    List<EpochRow> onlyEpoch,
    List<FigureView> learningCurves,
    List<MatrixView> matrices,
    List<ClassTable> classes,
    List<FigureView> reliability,
    List<FigureView> exampleLosses,
    List<FigureView> scores,
    List<ParityView> parities,
    List<String> saturation,
    List<AgreementView> agreements,
    List<PictureGroup> pictures,
    Guide guide,
    List<Fact> provenance,
    List<FileGroup> files,
    List<String> inks,
    String chartStyle,
    String chartScript) {

  /** One row of the table of losses. */
  public record LossView(
      String name,
      int number,
      String key,
      String accuracy,
      String crossEntropy,
      String ownLoss,
      String f1,
      String ece,
      String hamming,
      String speed,
      String seconds) {}

  /** The rows of one candidate in the table of differences. */
  public record DifferenceGroup(String candidate, int number, List<DifferenceView> rows) {}

  /** One row of the table of differences. */
  public record DifferenceView(
      String metric,
      String difference,
      String interval,
      String margin,
      String verdict,
      String sign,
      String outlook,
      String svg) {}

  public record McNemarView(
      String candidate,
      String baseline,
      String onlyBaseline,
      String onlyCandidate,
      String pValue) {}

  public record SeedRow(
      String seed,
      String loss,
      String accuracy,
      String crossEntropy,
      String ownLoss,
      String f1,
      String ece,
      String hamming,
      String parameters) {}

  /** After the first epoch of a training that had one only. */
  public record EpochRow(
      String loss, int number, String trainLoss, String testLoss, String accuracy) {}

  /** Files beside the page, with what they are for. */
  public record FileGroup(String name, String description, List<Link> links) {}

  public record Link(String text, String address) {}

  public record Fact(String name, String value) {}

  public record FigureView(String title, String svg) {}

  public record MatrixView(String loss, int number, List<String> classes, List<MatrixRow> rows) {}

  public record MatrixRow(String actual, List<MatrixCell> cells) {}

  /** Heat in percent, for the shade behind the number. */
  public record MatrixCell(String count, String heat, boolean diagonal) {}

  /** How well each class or label is found under one loss. */
  public record ClassTable(String loss, int number, List<ClassRow> rows) {}

  public record ClassRow(
      String name, String examples, String precision, String recall, String f1) {}

  public record ParityView(String candidate, String rows, String score, String gradient) {}

  public record AgreementView(String candidate, String sentence) {}

  public record PictureGroup(String title, String explanation, List<Picture> pictures) {}

  public record Picture(String dataUri, String alternative, String actual, List<Answer> answers) {}

  /** What the networks of one or several losses said. */
  public record Answer(String losses, int number, String text) {}

  /** What the explanation for newcomers has to know about this result. */
  public record Guide(
      boolean several,
      boolean band,
      String blind,
      String seeds,
      boolean resplit,
      String overlap,
      String testExamples,
      List<String> margins,
      String together,
      String intervals,
      String bins) {}
}
