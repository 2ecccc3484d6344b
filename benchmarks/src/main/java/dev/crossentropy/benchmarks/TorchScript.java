package dev.crossentropy.benchmarks;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file, which Python's {@code torch.jit.save} would write: what PyTorch needs to run
 * a loop by itself, so that no time goes into calls from Java.
 */
public final class TorchScript {

  private static final String CLASS = "Loop";

  /** An empty tuple in Python's serial form. */
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private TorchScript() {}

  /** Loads a module without parameters; see {@link #write}. */
  public static Model load(String signature, String body) throws IOException {
    Path folder = Files.createTempDirectory("torchscript");
    Path file = folder.resolve("loop.pt");
    Model model = Model.newInstance("loop", PyTorch.ENGINE);
    try {
      write(file, signature, body);
      model.load(folder, "loop");
      return model;
    } catch (MalformedModelException e) {
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  /**
   * Writes a module without parameters.
   *
   * @param signature the method's arguments and result: {@code "x: Tensor, y: Tensor) -> Tensor"}
   * @param body the method's lines, indented by four blanks
   */
  private static void write(Path file, String signature, String body) throws IOException {
    String code =
        """
        class %1$s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.%1$s, %2$s:
        %3$s"""
            .formatted(CLASS, signature, body);
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      add(zip, "data.pkl", module());
      add(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      add(zip, "constants.pkl", NO_CONSTANTS);
      add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** An object of the class whose one attribute is {@code training = True}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes(ascii("c__torch__\n" + CLASS + "\n)"));
    pickle.write(0x81);
    pickle.writeBytes(ascii("}(X"));
    pickle.writeBytes(new byte[] {(byte) "training".length(), 0, 0, 0});
    pickle.writeBytes(ascii("training"));
    pickle.write(0x88);
    pickle.writeBytes(ascii("ub."));
    return pickle.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Uncompressed, because PyTorch maps such files into memory. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry("loop/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
