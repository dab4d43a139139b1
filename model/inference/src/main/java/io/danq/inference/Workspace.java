package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.tensor.OneHotEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The direct buffers of one call in progress: a batch of windows and a batch of probabilities. */
final class Workspace {
  final FloatBuffer input;
  final FloatBuffer output;

  Workspace(DanQConfig config) {
    input = direct(Predictor.BATCH_SIZE * config.window() * OneHotEncoder.CHANNELS);
    output = direct(Predictor.BATCH_SIZE * config.targets());
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
