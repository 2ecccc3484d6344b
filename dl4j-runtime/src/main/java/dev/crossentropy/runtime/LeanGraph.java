package dev.crossentropy.runtime;

import dev.crossentropy.runtime.layer.LeanLayers;
import dev.crossentropy.runtime.layer.SkipsInputGradient;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link ComputationGraph} with the layers of {@link LeanNetwork}, under the same conditions. */
@SuppressWarnings("overrides") // DL4J declares a method once with an array and once with "..."
public final class LeanGraph extends ComputationGraph {

  private static final long serialVersionUID = 1;

  public LeanGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /** A lean copy of a graph: its parameters, its updater's state, its iteration count. */
  public static LeanGraph of(ComputationGraph graph) {
    LeanGraph lean = new LeanGraph(graph.getConfiguration().clone());
    lean.init(graph.params(), true);
    INDArray state = graph.updaterState();
    if (state != null) {
      lean.updaterState().assign(state);
    }
    return lean;
  }

  @Override
  public void init(@Nullable INDArray parameters, boolean cloneParameters) {
    boolean again = initCalled;
    super.init(parameters, cloneParameters);
    if (again) {
      return;
    }
    List<Layer> all = Arrays.asList(layers);
    for (GraphVertex vertex : vertices) {
      if (vertex instanceof LayerVertex holder) {
        Layer lean = LeanLayers.inPlaceOf(holder.getLayer(), getConfiguration().getDataType());
        if (lean != null) {
          all.set(all.indexOf(holder.getLayer()), lean);
          holder.setLayer(lean);
        }
      }
    }
  }

  @Override
  protected void calcBackpropGradients(
      boolean clearLayers, boolean truncated, INDArray @Nullable ... externalErrors) {
    boolean skip = externalErrors == null || externalErrors.length == 0;
    for (GraphVertex vertex : vertices) {
      if (vertex.hasLayer()
          && vertex.getLayer() instanceof SkipsInputGradient first
          && isFirst(vertex)) {
        first.skipInputGradient(skip);
      }
    }
    super.calcBackpropGradients(clearLayers, truncated, externalErrors);
  }

  private boolean isFirst(GraphVertex vertex) {
    VertexIndices[] inputs = vertex.getInputVertices();
    return inputs != null
        && Arrays.stream(inputs)
            .allMatch(input -> vertices[input.getVertexIndex()].isInputVertex());
  }
}
