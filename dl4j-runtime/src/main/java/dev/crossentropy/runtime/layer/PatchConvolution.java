package dev.crossentropy.runtime.layer;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two-dimensional convolutions of floats as matrix products, one picture after the other. A
 * picture's patches [channels·kernel, outputs] are laid out by copying runs of pixels and stay in
 * the processor's cache until they have been multiplied; Deeplearning4j lays out those of the whole
 * mini-batch, pixel by pixel.
 *
 * <p>All arrays are plain: in 'c' order, without gaps. Pictures are [batch, channels, height,
 * width], weights [filters, channels, kernel height, kernel width].
 */
final class PatchConvolution {

  /**
   * One dimension of picture and kernel.
   *
   * @param size of the picture
   * @param outputs of the result
   */
  record Axis(int size, int kernel, int stride, int padding, int dilation, int outputs) {

    /** The pixel that an output's first tap lies on, relative to the picture. */
    private int start(int tap) {
      return tap * dilation - padding;
    }

    /** The first output whose tap lies in the picture. */
    private int first(int tap) {
      return Math.min(outputs, Math.max(0, Math.floorDiv(stride - 1 - start(tap), stride)));
    }

    /** Behind the last output whose tap lies in the picture. */
    private int end(int tap) {
      int last = Math.floorDiv(size - 1 - start(tap), stride);
      return Math.max(first(tap), Math.min(outputs, last + 1));
    }
  }

  /** What decides about the size of all arrays but the batch. */
  record Geometry(int channels, Axis rows, Axis columns, int filters) {

    private int pixels() {
      return channels * rows.size * columns.size;
    }

    private int taps() {
      return channels * rows.kernel * columns.kernel;
    }

    private int outputs() {
      return rows.outputs * columns.outputs;
    }
  }

  /** A row of outputs of one tap: where its pixels are, and where they belong among the patches. */
  private interface Run {
    void at(int pixel, int patch, int length);
  }

  private final Geometry geometry;
  private final float[] picture;
  private final float[] patches;
  private final float[] outputs;
  private final FloatPointer nativePatches;

  PatchConvolution(Geometry geometry) {
    this.geometry = geometry;
    picture = new float[geometry.pixels()];
    patches = new float[geometry.taps() * geometry.outputs()];
    outputs = new float[geometry.filters * geometry.outputs()];
    nativePatches = new FloatPointer(patches.length);
  }

  Geometry geometry() {
    return geometry;
  }

  /**
   * The convolution.
   *
   * @param bias one for each filter
   */
  void forward(INDArray pictures, INDArray weights, float[] bias, INDArray result) {
    int n = geometry.outputs();
    for (int filter = 0; filter < geometry.filters; filter++) {
      Arrays.fill(outputs, filter * n, (filter + 1) * n, bias[filter]);
    }
    FloatPointer from = pointer(pictures);
    FloatPointer to = pointer(result);
    for (long i = 0; i < pictures.size(0); i++) {
      unfold(from, i);
      to.position(i * outputs.length).put(outputs);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          geometry.filters,
          n,
          geometry.taps(),
          1,
          pointer(weights),
          geometry.taps(),
          nativePatches,
          n,
          1,
          to,
          n);
    }
  }

  /** The gradient of the weights, given that of the result. */
  void weightGradient(INDArray pictures, INDArray resultGradient, INDArray gradient) {
    int n = geometry.outputs();
    FloatPointer from = pointer(pictures);
    FloatPointer errors = pointer(resultGradient);
    for (long i = 0; i < pictures.size(0); i++) {
      unfold(from, i);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          geometry.filters,
          geometry.taps(),
          n,
          1,
          errors.position(i * outputs.length),
          n,
          nativePatches,
          n,
          i == 0 ? 0 : 1,
          pointer(gradient),
          geometry.taps());
    }
  }

  /** The gradient of the pictures, given that of the result. */
  void pictureGradient(INDArray weights, INDArray resultGradient, INDArray gradient) {
    int n = geometry.outputs();
    FloatPointer errors = pointer(resultGradient);
    FloatPointer to = pointer(gradient);
    for (long i = 0; i < gradient.size(0); i++) {
      cblas_sgemm(
          CblasRowMajor,
          CblasTrans,
          CblasNoTrans,
          geometry.taps(),
          n,
          geometry.filters,
          1,
          pointer(weights),
          geometry.taps(),
          errors.position(i * outputs.length),
          n,
          0,
          nativePatches,
          n);
      fold(to, i);
    }
    Arrays.fill(patches, 0); // as unfold expects them outside the picture
  }

  /** Copies the patches of a picture to native memory. */
  private void unfold(FloatPointer pictures, long index) {
    pictures.position(index * picture.length).get(picture);
    int stride = geometry.columns.stride;
    eachRun(
        (pixel, patch, length) -> {
          if (stride == 1) {
            System.arraycopy(picture, pixel, patches, patch, length);
          } else {
            for (int i = 0; i < length; i++) {
              patches[patch + i] = picture[pixel + i * stride];
            }
          }
        });
    nativePatches.put(patches);
  }

  /** Adds the patches in native memory up to a picture. */
  private void fold(FloatPointer pictures, long index) {
    nativePatches.get(patches);
    Arrays.fill(picture, 0);
    int stride = geometry.columns.stride;
    eachRun(
        (pixel, patch, length) -> {
          for (int i = 0; i < length; i++) {
            picture[pixel + i * stride] += patches[patch + i];
          }
        });
    pictures.position(index * picture.length).put(picture);
  }

  /** Pixels outside the picture are in no run; their places among the patches stay 0. */
  private void eachRun(Run run) {
    Axis rows = geometry.rows;
    Axis columns = geometry.columns;
    int patch = 0;
    for (int channel = 0; channel < geometry.channels; channel++) {
      for (int i = 0; i < rows.kernel; i++) {
        for (int j = 0; j < columns.kernel; j++) {
          int first = columns.first(j);
          int length = columns.end(j) - first;
          for (int y = rows.first(i); y < rows.end(i); y++) {
            int row = channel * rows.size + y * rows.stride + rows.start(i);
            int pixel = row * columns.size + first * columns.stride + columns.start(j);
            run.at(pixel, patch + y * columns.outputs + first, length);
          }
          patch += geometry.outputs();
        }
      }
    }
  }

  private static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }
}
