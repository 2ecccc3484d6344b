package dev.crossentropy.check.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The ways in which a loss is written and read back. */
enum Keeping {
  JSON("JSON") {
    @Override
    ILossFunction copy(ILossFunction loss, Activation activation) {
      String json = Networks.holding(loss, activation).toJson();
      return Networks.lossOf(MultiLayerConfiguration.fromJson(json));
    }
  },
  YAML("YAML") {
    @Override
    ILossFunction copy(ILossFunction loss, Activation activation) {
      String yaml = Networks.holding(loss, activation).toYaml();
      return Networks.lossOf(MultiLayerConfiguration.fromYaml(yaml));
    }
  },
  MODEL("ModelSerializer") {
    @Override
    ILossFunction copy(ILossFunction loss, Activation activation) throws IOException {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelSerializer.writeModel(
          Networks.initialised(Networks.holding(loss, activation)), file, true);
      return Networks.lossOf(
          ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()))
              .getLayerWiseConfigurations());
    }
  },
  JAVA("Java serialization") {
    @Override
    ILossFunction copy(ILossFunction loss, Activation activation)
        throws IOException, ClassNotFoundException {
      return javaCopy(loss);
    }
  };

  private final String text;

  Keeping(String text) {
    this.text = text;
  }

  abstract ILossFunction copy(ILossFunction loss, Activation activation)
      throws IOException, ClassNotFoundException;

  @Override
  public String toString() {
    return text;
  }

  static ILossFunction javaCopy(ILossFunction loss) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(loss);
    }
    try (ObjectInputStream in =
        new LoaderStream(bytes.toByteArray(), loss.getClass().getClassLoader())) {
      return (ILossFunction) in.readObject();
    }
  }

  /** Finds classes where the loss comes from, which may be a jar that is not on the class path. */
  private static final class LoaderStream extends ObjectInputStream {
    private final ClassLoader loader;

    LoaderStream(byte[] bytes, ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }
  }
}
