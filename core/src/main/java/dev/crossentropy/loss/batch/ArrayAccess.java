package dev.crossentropy.loss.batch;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** How the JVM gets at the elements of an array. */
public enum ArrayAccess {
  /** The backend's arrays lie in memory the JVM can address. */
  DIRECT,

  /** The backend's arrays lie elsewhere, as CUDA's do: copied to the host and back. */
  COPY;

  public static ArrayAccess ofBackend() {
    boolean addressable = Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
    return addressable ? DIRECT : COPY;
  }

  public Matrix open(INDArray array) {
    return this == DIRECT && !array.isEmpty() ? DirectMatrix.of(array) : HostCopy.of(array);
  }
}
