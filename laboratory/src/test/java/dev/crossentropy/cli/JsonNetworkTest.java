package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.DataException;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class JsonNetworkTest {

  @TempDir Path folder;

  private static MultiLayerConfiguration moons(NetworkRequest request) {
    return TwoMoons.experiment(new TrainingSettings(1, 10, 0.05, 0)).network().configure(request);
  }

  @Test
  void isTheNetworkOfTheFileUnderAnotherLossSeedAndRate() throws IOException {
    MultiLayerConfiguration stored = moons(new NetworkRequest(new LossMSE(), 9, 0.5, 2, 2));
    JsonNetwork network = JsonNetwork.read(write(stored.toJson()));
    NetworkRequest request = new NetworkRequest(new CrossEntropyLoss(), 1, 0.05, 2, 2);

    assertThat(network.configure(request).toJson()).isEqualTo(moons(request).toJson());
  }

  @Test
  void refusesWhatDoesNotFitTheData() throws IOException {
    JsonNetwork network =
        JsonNetwork.read(write(moons(new NetworkRequest(new LossMSE(), 9, 0.5, 2, 2)).toJson()));

    assertThatThrownBy(() -> network.configure(new NetworkRequest(new LossMSE(), 1, 0.05, 4, 2)))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("takes 2 inputs, but an example has 4 features");
    assertThatThrownBy(() -> network.configure(new NetworkRequest(new LossMSE(), 1, 0.05, 2, 3)))
        .hasMessageEndingWith("has 2 outputs, but the data have 3 classes or labels");
  }

  @Test
  void refusesWhatIsNoNetworkWithALoss() throws IOException {
    assertThatThrownBy(() -> JsonNetwork.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json: no such file");
    assertThatThrownBy(() -> JsonNetwork.read(write("{\"confs\": 1")))
        .hasMessageContaining("holds no network in Deeplearning4j's JSON");
    assertThatThrownBy(() -> JsonNetwork.read(write("{}")))
        .hasMessageContaining("it lists no layers");
    String headless =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new DenseLayer.Builder().nIn(2).nOut(2).build())
            .build()
            .toJson();
    assertThatThrownBy(() -> JsonNetwork.read(write(headless)))
        .hasMessageEndingWith(
            "ends in a DenseLayer; expected an OutputLayer or a LossLayer, which takes the loss");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("network.json"), json);
  }
}
