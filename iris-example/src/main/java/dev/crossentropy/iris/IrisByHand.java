package dev.crossentropy.iris;

import dev.crossentropy.loss.CrossEntropyLoss;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.SplitTestAndTrain;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The same flowers in plain Deeplearning4j, every step visible, nothing of the laboratory. */
public final class IrisByHand {

  private IrisByHand() {}

  public static void main(String... args) throws Exception {
    for (ILossFunction loss : List.of(new LossMCXENT(), new CrossEntropyLoss())) {
      System.out.printf(Locale.ROOT, "%s: test accuracy %.4f%n", loss, accuracy(loss));
    }
  }

  /** The part of 51 flowers that a network trained on the other 99 classifies correctly. */
  static double accuracy(ILossFunction loss) throws IOException, InterruptedException {
    DataSet flowers = flowers();
    flowers.shuffle(1);
    SplitTestAndTrain split = flowers.splitTestAndTrain(99);
    NormalizerStandardize scale = new NormalizerStandardize();
    scale.fit(split.getTrain());
    scale.transform(split.getTrain());
    scale.transform(split.getTest());

    MultiLayerNetwork network = network(loss);
    for (int epoch = 0; epoch < 40; epoch++) {
      for (DataSet batch : split.getTrain().batchBy(10)) {
        network.fit(batch);
      }
    }
    Evaluation evaluation = new Evaluation(3);
    evaluation.eval(split.getTest().getLabels(), network.output(split.getTest().getFeatures()));
    return evaluation.accuracy();
  }

  private static MultiLayerNetwork network(ILossFunction loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(0.02, 0.9))
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(16).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(16)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static DataSet flowers() throws IOException, InterruptedException {
    Schema columns =
        new Schema.Builder()
            .addColumnsDouble("sepal_length", "sepal_width", "petal_length", "petal_width")
            .addColumnCategorical("species", "setosa", "versicolor", "virginica")
            .build();
    TransformProcess steps =
        new TransformProcess.Builder(columns).categoricalToInteger("species").build();
    TransformProcessRecordReader reader =
        new TransformProcessRecordReader(new CSVRecordReader(1), steps);
    reader.initialize(
        new InputStreamInputSplit(
            Objects.requireNonNull(IrisByHand.class.getResourceAsStream("/iris.csv"))));
    return new RecordReaderDataSetIterator(reader, 150, 4, 3).next();
  }
}
