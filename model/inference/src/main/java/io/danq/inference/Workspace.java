package io.danq.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The memory of one call in progress: direct buffers for a batch of windows and a batch of
 * probabilities, and tensors over them, which are recreated only when the batch size changes. For
 * one thread at a time.
 */
final class Workspace implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final InputLayer layer;
  private final int targets;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private int size;
  private Map<String, OnnxTensor> inputs = Map.of();
  private Map<String, OnnxTensor> outputs = Map.of();

  Workspace(OrtEnvironment environment, OrtSession session, InputLayer layer, int targets) {
    this.environment = environment;
    this.session = session;
    this.layer = layer;
    this.targets = targets;
    input = DirectBuffers.floats((long) Predictor.BATCH_SIZE * layer.floatsPerWindow());
    output = DirectBuffers.floats((long) Predictor.BATCH_SIZE * targets);
  }

  /** The batch to be written, from position 0. */
  FloatBuffer input() {
    return input.clear();
  }

  /** Runs the network over a batch and returns its probabilities, {@code [count, targets]}. */
  FloatBuffer run(int count) throws OrtException {
    if (count != size) {
      resize(count);
    }
    session.run(inputs, outputs).close();
    return output.clear().limit(count * targets);
  }

  private void resize(int count) throws OrtException {
    close();
    long[] shape = layer.shape(count);
    input.clear().limit(count * layer.floatsPerWindow());
    output.clear().limit(count * targets);
    inputs = Map.of(layer.name(), OnnxTensor.createTensor(environment, input, shape));
    long[] outputShape = {count, targets};
    outputs = Map.of(OnnxGraph.OUTPUT, OnnxTensor.createTensor(environment, output, outputShape));
    size = count;
  }

  @Override
  public void close() {
    size = 0;
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    inputs = Map.of();
    outputs = Map.of();
  }
}
