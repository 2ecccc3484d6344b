package dev.crossentropy.training.model;

import dev.crossentropy.data.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;

/**
 * A network as the zip file that {@link ModelSerializer} reads: parameters, updater, normaliser,
 * labels, and what the data say of themselves. {@link SavedNetwork} is the way back.
 */
public final class ModelBytes {

  private ModelBytes() {}

  public static byte[] of(MultiLayerNetwork network, Split split, ModelLabels labels) {
    try {
      ByteArrayOutputStream bare = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network, bare, true);
      Map<String, byte[]> more = new LinkedHashMap<>();
      if (split.normalizer() != null) {
        // Not by ModelSerializer: writing a normaliser closes the zip.
        ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
        NormalizerSerializer.getDefault().write(split.normalizer(), normalizer);
        more.put(ModelSerializer.NORMALIZER_BIN, normalizer.toByteArray());
      }
      more.put(ModelLabels.ENTRY, labels.encoded());
      more.putAll(split.entries());
      return with(bare.toByteArray(), more);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Written to memory.
    }
  }

  private static byte[] with(byte[] zip, Map<String, byte[]> more) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
      for (Map.Entry<String, byte[]> entry : more.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
