package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;

/** What docs/migration.md says, row by row, and the numbers it says it with. */
class MigrationTest {

  /** What the page calls nothing. */
  private static final double NOTHING = 1e-9;

  /** Half a unit of the page's fourth decimal. */
  private static final double FOUR_DECIMALS = 5e-5;

  /** Float rounding over a few steps of Adam. */
  private static final double FLOAT_STEPS = 1e-5;

  private static final double[][] MODERATE = {{-3, 1, 2.5}, {0.5, 4, -4}};

  @TempDir Path folder;

  @Test
  void moderateLogitsChangeNothing() {
    double[] weights = {0.5, 2, 3};
    INDArray weightRow = Nd4j.createFromArray(weights).reshape(1, 3);
    Call plain = Call.of(new CrossEntropyLoss(), MODERATE, new double[][] {{0, 1, 0}, {1, 0, 0}});
    assertSame(plain, new LossMCXENT());
    assertSame(plain, new LossNegativeLogLikelihood());
    assertSame(
        plain.withLabels(Nd4j.createFromArray(new int[][] {{1}, {0}})), new LossSparseMCXENT());
    assertSame(
        plain.withLoss(CrossEntropyLoss.builder().classWeights(weights).build()),
        new LossMCXENT(weightRow));
    Call binary =
        plain.withLoss(new BinaryCrossEntropyLoss()).withActivation(new ActivationSigmoid());
    assertSame(binary, new LossBinaryXENT());
    assertSame(
        binary.withLoss(BinaryCrossEntropyLoss.builder().outputWeights(weights).build()),
        new LossBinaryXENT(weightRow));
  }

  private static void assertSame(Call ours, ILossFunction theirLoss) {
    Call theirs = ours.withLoss(theirLoss);
    assertThat(ours.mean()).isCloseTo(theirs.mean(), within(NOTHING));
    assertThat(ours.gradient().equalsWithEps(theirs.gradient(), NOTHING)).isTrue();
  }

  @Test
  void aLostExampleScoresInFull() throws IOException {
    Call ours = Call.of(new CrossEntropyLoss(), new double[][] {{0, 60}}, new double[] {1, 0});
    assertThat(ours.score()).isEqualTo(60);
    assertThat(ours.withLoss(new LossMCXENT()).score()).isEqualTo(23.025850929940457);
    assertPageSays("Logits [0, 60], class 0: the score is 60, was 23.025850929940457");
  }

  @Test
  void aTargetThatDoesNotSumToOneHasTheGradientOfItsScore() throws IOException {
    Call ours =
        Call.of(new CrossEntropyLoss(), new double[][] {{1, 2, 3}}, new double[] {0.5, 0, 0});
    assertThat(ours.gradientRow(0))
        .containsExactly(new double[] {-0.4550, 0.1224, 0.3326}, within(FOUR_DECIMALS));
    assertThat(ours.withLoss(new LossMCXENT()).gradientRow(0))
        .containsExactly(new double[] {-0.4100, 0.2447, 0.6652}, within(FOUR_DECIMALS));
    assertPageSays("is [-0.4550, 0.1224, 0.3326], was [-0.4100, 0.2447, 0.6652]");
  }

  @Test
  void aPaddingIndexIsRefusedOrIgnored() throws IOException {
    Call ours =
        Call.of(new CrossEntropyLoss(), new double[][] {{1, 2, 3}}, new double[] {0, 0, 0})
            .withLabels(Nd4j.createFromArray(new int[][] {{-1}}));
    Call ignoring = ours.withLoss(CrossEntropyLoss.builder().ignoreIndex(-1).build());
    Call theirs = ours.withLoss(new LossSparseMCXENT());
    assertThatThrownBy(ours::score).hasMessageContaining("-1");
    assertThat(ignoring.score()).isZero();
    assertThat(ignoring.gradientRow(0)).containsExactly(0, 0, 0);
    assertThat(theirs.score()).isZero();
    assertThat(theirs.gradientRow(0))
        .containsExactly(new double[] {0.0900, 0.2447, 0.6652}, within(FOUR_DECIMALS));
    assertPageSays("of logits [1, 2, 3] it was [0.0900, 0.2447, 0.6652]");
  }

  @Test
  void aBinaryOutputThatIsFarOffLearns() throws IOException {
    Call ours =
        Call.of(new BinaryCrossEntropyLoss(), new double[][] {{-40}}, new double[] {1})
            .withActivation(new ActivationSigmoid());
    Call theirs = ours.withLoss(new LossBinaryXENT());
    assertThat(ours.score()).isEqualTo(40);
    assertThat(theirs.score()).isCloseTo(11.51, within(5e-3));
    assertThat(ours.gradientRow(0)[0]).isEqualTo(-1);
    assertThat(theirs.gradientRow(0)[0]).isBetween(-1e-12, 0.0);
    assertPageSays("score is 40, was 11.51; the gradient is -1, was above -1e-12");
  }

  @Test
  void aSavedModelGoesOnUnderAnotherLoss() throws IOException {
    DataSet examples = examples();
    MultiLayerNetwork trained = network();
    trained.fit(examples);
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(trained, file, true);

    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file, true);
    BaseOutputLayer output = (BaseOutputLayer) network.getOutputLayer().conf().getLayer();
    output.setLossFn(new CrossEntropyLoss());
    for (int step = 0; step < 5; step++) {
      network.fit(examples);
      trained.fit(examples);
    }

    assertThat(network.params().equalsWithEps(trained.params(), FLOAT_STEPS)).isTrue();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork again = ModelSerializer.restoreMultiLayerNetwork(file, true);
    BaseOutputLayer restored = (BaseOutputLayer) again.getOutputLayer().conf().getLayer();
    assertThat(restored.getLossFn()).isEqualTo(new CrossEntropyLoss());
    assertPageSays("output.setLossFn(new CrossEntropyLoss());");
  }

  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.05))
                .list()
                .layer(
                    new OutputLayer.Builder(new LossMCXENT())
                        .nIn(4)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static DataSet examples() {
    Random random = new Random(5);
    float[][] features = new float[12][4];
    float[][] labels = new float[12][3];
    for (int row = 0; row < features.length; row++) {
      for (int i = 0; i < 4; i++) {
        features[row][i] = (float) random.nextGaussian();
      }
      labels[row][random.nextInt(3)] = 1;
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  private static void assertPageSays(String sentence) throws IOException {
    assertThat(Files.readString(Path.of("../docs/migration.md"))).contains(sentence);
  }
}
