package io.danq.dl4j;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Float32 {@code [batch, steps, features]} to {@code [batch, steps * features]}, row-major, as
 * Keras flattens channels-last. Immutable. For prediction only.
 */
final class TimeMajorReshape implements InputPreProcessor {
  private static final long serialVersionUID = 1L;

  private final long steps;
  private final long features;

  TimeMajorReshape(long steps, long features) {
    this.steps = steps;
    this.features = features;
  }

  @Override
  public INDArray preProcess(INDArray input, int batch, LayerWorkspaceMgr workspaces) {
    long[] shape = input.shape();
    if (shape.length != 3 || shape[1] != steps || shape[2] != features) {
      throw new IllegalStateException(
          "expected [batch, " + steps + ", " + features + "], found " + input.shapeInfoToString());
    }
    INDArray rows = input.dup('c').reshape('c', shape[0], steps * features);
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, rows);
  }

  @Override
  public INDArray backprop(INDArray output, int batch, LayerWorkspaceMgr workspaces) {
    throw new UnsupportedOperationException("the second opinion does not learn");
  }

  @Override
  public InputType getOutputType(InputType input) {
    return InputType.feedForward(steps * features);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
    return new Pair<>(mask, state);
  }

  @Override
  public TimeMajorReshape clone() {
    return this;
  }
}
