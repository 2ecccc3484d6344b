package dev.crossentropy.benchmarks;

import dev.crossentropy.loss.CrossEntropyLoss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * How far float results are from those in doubles, in units in the last place of a float: each
 * row's loss, and each number of the gradient.
 */
final class LossErrors {
  private static final String[] SHAPES = {"128x10", "128x1000", "64x10000"};

  private LossErrors() {}

  static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| | | losses: mean | greatest | gradient: mean | greatest |\n");
    table.append("|---|---|--:|--:|--:|--:|\n");
    for (String name : SHAPES) {
      Shape shape = Shape.parse(name);
      INDArray exact = results(new CrossEntropyLoss(), shape, DataType.DOUBLE);
      for (ILossFunction loss : List.of(new CrossEntropyLoss(), new LossMCXENT())) {
        INDArray actual = results(loss, shape, DataType.FLOAT);
        table.append(line(name, loss.getClass().getSimpleName(), actual, exact));
      }
      if (PyTorch.isPresent()) {
        try (PyTorchLoss pyTorch = new PyTorchLoss(shape)) {
          table.append(line(name, "PyTorch", pyTorch.lossesAndGradient(), exact));
        }
      }
    }
    return table.toString();
  }

  private static INDArray results(ILossFunction loss, Shape shape, DataType type) {
    INDArray logits = LossCall.logits(shape).castTo(type);
    INDArray labels = LossCall.oneHot(shape).castTo(type);
    IActivation softmax = new ActivationSoftmax();
    INDArray losses = loss.computeScoreArray(labels, logits.dup(), softmax, null);
    INDArray gradient = loss.computeGradient(labels, logits.dup(), softmax, null);
    return Nd4j.hstack(losses.reshape(shape.rows(), 1), gradient);
  }

  private static String line(String shape, String title, INDArray actual, INDArray exact) {
    List<Double> losses = new ArrayList<>();
    List<Double> gradient = new ArrayList<>();
    for (int row = 0; row < exact.rows(); row++) {
      for (int c = 0; c < exact.columns(); c++) {
        double expected = exact.getDouble(row, c);
        double error = Math.abs(actual.getDouble(row, c) - expected) / Math.ulp((float) expected);
        (c == 0 ? losses : gradient).add(error);
      }
    }
    return "| %s | %s | %s | %s |%n"
        .formatted(shape, title, meanAndGreatest(losses), meanAndGreatest(gradient));
  }

  private static String meanAndGreatest(List<Double> errors) {
    var summary = errors.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return String.format(Locale.ROOT, "%.2f | %,.1f", summary.getAverage(), summary.getMax());
  }
}
