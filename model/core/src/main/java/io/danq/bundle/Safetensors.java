package io.danq.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * DanQ weights as a safetensors file (github.com/huggingface/safetensors): eight bytes of header
 * length, a JSON header with name, type, shape and offsets of every tensor, then the tensors, all
 * little-endian.
 */
final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes that the header may have: that of a real file has a thousand. */
  static final int MAX_HEADER = 1 << 20;

  private static final int ALIGNMENT = 64;

  private Safetensors() {}

  /**
   * Maps the tensors of a network from a file; nothing is copied. Everything the header says is
   * checked against the network and the file's size before a tensor is mapped.
   */
  static DanQWeights map(Path file, DanQConfig config) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      int headerLength = headerLength(file, channel, size);
      JsonNode header = header(file, channel, headerLength);
      long dataStart = Long.BYTES + (long) headerLength;
      Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
      for (DanQTensor tensor : DanQTensor.values()) {
        long begin =
            check(file, header.path(tensor.tensorName()), tensor, config, size - dataStart);
        ByteBuffer bytes =
            channel.map(
                FileChannel.MapMode.READ_ONLY,
                dataStart + begin,
                Math.multiplyExact(tensor.size(config), Float.BYTES));
        tensors.put(tensor, bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      }
      return new DanQWeights(config, tensors);
    }
  }

  private static int headerLength(Path file, FileChannel channel, long size) throws IOException {
    ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(file, channel, prefix, 0);
    long length = prefix.getLong(0);
    if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
      throw new BundleException(
          file + ": a header of " + length + " bytes does not fit a file of " + size + " bytes");
    }
    return (int) length;
  }

  private static JsonNode header(Path file, FileChannel channel, int length) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(length);
    readFully(file, channel, text, Long.BYTES);
    try {
      return JSON.readTree(text.array());
    } catch (IOException e) {
      throw new BundleException(file + ": the safetensors header is not JSON", e);
    }
  }

  private static void readFully(Path file, FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, position + into.position()) < 0) {
        throw new BundleException(file + " ends inside the safetensors header");
      }
    }
  }

  private static long check(
      Path file, JsonNode entry, DanQTensor tensor, DanQConfig config, long dataSize)
      throws BundleException {
    String name = file + ": tensor " + tensor.tensorName();
    if (entry.isMissingNode()) {
      throw new BundleException(name + " is missing");
    }
    if (!"F32".equals(entry.path("dtype").asText())) {
      throw new BundleException(name + " is " + entry.path("dtype").asText() + ", not F32");
    }
    String expected = Arrays.toString(tensor.shape(config)).replace(" ", "");
    if (!expected.equals(entry.path("shape").toString())) {
      throw new BundleException(
          name + " has shape " + entry.path("shape") + ", the network needs " + expected);
    }
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end > dataSize || end - begin != tensor.size(config) * Float.BYTES) {
      throw new BundleException(
          name + " claims bytes " + begin + ".." + end + " of " + dataSize + " bytes of data");
    }
    return begin;
  }

  /**
   * Writes a file that {@link #map} and other tools read.
   *
   * <p>It takes the place of an older one only when it is whole: that one may be mapped, by the
   * very weights that are written or by a network that serves.
   */
  static void write(Path file, DanQWeights weights) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      writeTo(unfinished, weights);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void writeTo(Path file, DanQWeights weights) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long offset = 0;
    for (DanQTensor tensor : DanQTensor.values()) {
      ObjectNode entry = header.putObject(tensor.tensorName());
      entry.put("dtype", "F32");
      Arrays.stream(tensor.shape(weights.config())).forEach(entry.putArray("shape")::add);
      long end = offset + tensor.size(weights.config()) * Float.BYTES;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = padded(JSON.writeValueAsBytes(header));
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES + json.length);
      prefix.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).flip();
      writeFully(channel, prefix);
      for (DanQTensor tensor : DanQTensor.values()) {
        write(channel, weights.get(tensor));
      }
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
