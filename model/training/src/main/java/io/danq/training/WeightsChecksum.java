package io.danq.training;

import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Computes a CRC-32 of weights and texts; not thread-safe. */
final class WeightsChecksum {
  private final CRC32 crc = new CRC32();
  private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  WeightsChecksum add(DanQWeights weights) {
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer values = weights.get(tensor);
      while (values.hasRemaining()) {
        chunk.clear();
        int count = Math.min(values.remaining(), chunk.capacity() / Float.BYTES);
        chunk.asFloatBuffer().put(values.slice(values.position(), count));
        values.position(values.position() + count);
        crc.update(chunk.limit(count * Float.BYTES));
      }
    }
    return this;
  }

  WeightsChecksum add(String text) {
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  String hex() {
    return Long.toHexString(crc.getValue());
  }
}
