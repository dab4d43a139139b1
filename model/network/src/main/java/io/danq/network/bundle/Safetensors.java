package io.danq.network.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Float32 tensors as a safetensors file (github.com/huggingface/safetensors): eight bytes of header
 * length, a JSON header with name, type, shape and offsets of every tensor, then the tensors, all
 * little-endian.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The largest header in bytes. A bundle's header has about a thousand; the header of a training
   * checkpoint grows with every epoch.
   */
  static final int MAX_HEADER = 1 << 24;

  /** The largest header of a bundle, in bytes. */
  static final int MAX_BUNDLE_HEADER = 1 << 20;

  /** The header's entry for texts by name; all other entries are tensors. */
  static final String METADATA = "__metadata__";

  private static final int ALIGNMENT = 64;

  private Safetensors() {}

  /**
   * One tensor to be written.
   *
   * @param name its name in the file
   * @param shape its shape
   * @param floats what it holds, row-major, from position to limit
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Tensor(String name, long[] shape, FloatBuffer floats) {}

  /** Number of elements. */
  static long size(long... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /**
   * Maps the tensors of a network from a file without a copy. The entire header is checked against
   * the network and the file's size before any tensor is mapped.
   *
   * @throws BundleException if a tensor is missing, of another shape or not finite, or if the
   *     tensors do not fill the file one after the other
   */
  static DanQWeights map(Path file, DanQConfig config) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
      for (DanQTensor tensor : DanQTensor.values()) {
        FloatBuffer floats = header.map(channel, tensor.tensorName(), tensor.shape(config));
        requireFinite(file, tensor, floats);
        tensors.put(tensor, floats);
      }
      header.requireTightData();
      return new DanQWeights(config, tensors);
    }
  }

  /** One weight that is NaN or infinite makes every score of the network NaN. */
  private static void requireFinite(Path file, DanQTensor tensor, FloatBuffer floats)
      throws BundleException {
    for (int i = 0; i < floats.limit(); i++) {
      if (!Float.isFinite(floats.get(i))) {
        throw new BundleException(
            String.format(
                "%s: tensor %s holds %s at element %d; weights must be finite",
                file, tensor.tensorName(), floats.get(i), i));
      }
    }
  }

  /** Writes a file that {@link #map} and other tools read. */
  static void write(Path file, DanQWeights weights) throws IOException {
    List<Tensor> tensors =
        Stream.of(DanQTensor.values())
            .map(t -> new Tensor(t.tensorName(), t.shape(weights.config()), weights.get(t)))
            .toList();
    write(file, Map.of(), tensors);
  }

  /**
   * Writes tensors and metadata.
   *
   * <p>The file replaces an older one only when it is complete and on the disk. The older file may
   * still be mapped, by the weights being written or by a network in use.
   */
  public static void write(Path file, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    WholeFile.write(file, unfinished -> writeTo(unfinished, metadata, tensors));
  }

  private static void writeTo(Path file, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = header.putObject(METADATA);
      metadata.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(text -> texts.put(text.getKey(), text.getValue()));
    }
    long offset = 0;
    for (Tensor tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name());
      entry.put("dtype", "F32");
      Arrays.stream(tensor.shape()).forEach(entry.putArray("shape")::add);
      long end = offset + size(tensor.shape()) * Float.BYTES;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = padded(JSON.writeValueAsBytes(header));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES + json.length);
      prefix.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).flip();
      writeFully(channel, prefix);
      for (Tensor tensor : tensors) {
        write(channel, tensor.floats().duplicate());
      }
      channel.force(true);
    }
  }

  private static byte[] padded(byte[] json) {
    int unaligned = (Long.BYTES + json.length) % ALIGNMENT;
    byte[] padded = Arrays.copyOf(json, json.length + (ALIGNMENT - unaligned) % ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, " ".getBytes(StandardCharsets.US_ASCII)[0]);
    return padded;
  }

  private static void write(FileChannel channel, FloatBuffer floats) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    while (floats.hasRemaining()) {
      int count = Math.min(floats.remaining(), chunk.capacity() / Float.BYTES);
      chunk.clear();
      chunk.asFloatBuffer().put(floats.slice(floats.position(), count));
      writeFully(channel, chunk.limit(count * Float.BYTES));
      floats.position(floats.position() + count);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
