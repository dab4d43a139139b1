package io.danq.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * One run on ONNX Runtime: direct buffers for a batch of windows and a batch of probabilities, and
 * tensors over them, which are recreated only when the batch size changes.
 */
final class OnnxPass implements InferenceEngine.Pass {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final InputLayer layer;
  private final InputLayer.Writer writer;
  private final int targets;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private int size;
  private Map<String, OnnxTensor> inputs = Map.of();
  private Map<String, OnnxTensor> outputs = Map.of();

  OnnxPass(
      OrtEnvironment environment,
      OrtSession session,
      InputLayer layer,
      int batchSize,
      int targets) {
    this.environment = environment;
    this.session = session;
    this.layer = layer;
    this.writer = layer.writer();
    this.targets = targets;
    input = DirectBuffers.floats((long) batchSize * layer.floatsPerWindow());
    output = DirectBuffers.floats((long) batchSize * targets);
  }

  @Override
  public FloatBuffer run(List<byte[]> windows, boolean reverseComplement) {
    writer.write(windows, reverseComplement, input.clear());
    int count = windows.size();
    try {
      if (count != size) {
        resize(count);
      }
      session.run(inputs, outputs).close();
    } catch (OrtException e) {
      throw new InferenceException("ONNX Runtime failed: " + e.getMessage(), e);
    }
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
