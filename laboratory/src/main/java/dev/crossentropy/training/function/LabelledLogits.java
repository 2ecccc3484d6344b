package dev.crossentropy.training.function;

import dev.crossentropy.training.model.LogitNetwork;
import dev.crossentropy.training.prediction.Task;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * What one trained network computed for the test examples, in double precision.
 *
 * @param logits {@code [N, outputs]}
 * @param labels {@code [N, outputs]}
 */
public record LabelledLogits(Task task, INDArray logits, INDArray labels) {

  public static LabelledLogits of(Task task, MultiLayerNetwork network, DataSet examples) {
    return new LabelledLogits(
        task,
        new LogitNetwork(network).logits(examples.getFeatures()).castTo(DataType.DOUBLE),
        examples.getLabels().castTo(DataType.DOUBLE));
  }
}
