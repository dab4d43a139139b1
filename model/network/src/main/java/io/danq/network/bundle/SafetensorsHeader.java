package io.danq.network.bundle;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The header of a safetensors file. Nothing in it is trusted before it has been checked against the
 * file's size and the caller's expectations.
 *
 * @param file its name in messages
 * @param json one entry per tensor, by name
 * @param dataStart bytes before the tensors
 * @param dataSize bytes of all tensors
 */
public record SafetensorsHeader(Path file, JsonNode json, long dataStart, long dataSize) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads the header of a file.
   *
   * @param file its name in messages
   * @param channel the open file
   * @throws BundleException if the header is damaged
   */
  public static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    int length = length(file, channel, size);
    ByteBuffer text = ByteBuffer.allocate(length);
    readFully(file, channel, text, Long.BYTES);
    long dataStart = Long.BYTES + (long) length;
    try {
      return new SafetensorsHeader(file, JSON.readTree(text.array()), dataStart, size - dataStart);
    } catch (IOException e) {
      throw new BundleException(
          file + ": the safetensors header is not JSON that names each tensor once", e);
    }
  }

  private static int length(Path file, FileChannel channel, long size) throws IOException {
    ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(file, channel, prefix, 0);
    long length = prefix.getLong(0);
    if (length < 2 || length > Safetensors.MAX_HEADER || length > size - Long.BYTES) {
      throw new BundleException(
          file + ": a header of " + length + " bytes does not fit a file of " + size + " bytes");
    }
    return (int) length;
  }

  private static void readFully(Path file, FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, position + into.position()) < 0) {
        throw new BundleException(file + " ends inside the safetensors header");
      }
    }
  }

  /** A text from the metadata; empty if there is no text of that name. */
  public String metadata(String key) {
    return json.path(Safetensors.METADATA).path(key).asText();
  }

  /**
   * Maps a tensor from the file.
   *
   * @param shape the shape it must have
   * @throws BundleException if it is missing, is something else, or does not lie within the file
   */
  public FloatBuffer map(FileChannel channel, String tensor, long... shape) throws IOException {
    JsonNode entry = json.path(tensor);
    String name = file + ": tensor " + tensor;
    if (entry.isMissingNode()) {
      throw new BundleException(name + " is missing");
    }
    if (!"F32".equals(entry.path("dtype").asText())) {
      throw new BundleException(name + " is " + entry.path("dtype").asText() + ", not F32");
    }
    String expected = Arrays.toString(shape).replace(" ", "");
    if (!expected.equals(entry.path("shape").toString())) {
      throw new BundleException(
          name + " has shape " + entry.path("shape") + ", the network needs " + expected);
    }
    long bytes = Math.multiplyExact(Safetensors.size(shape), Float.BYTES);
    long begin = offset(entry, 0);
    long end = offset(entry, 1);
    if (begin < 0 || end > dataSize || end - begin != bytes) {
      throw new BundleException(
          name + " claims bytes " + begin + ".." + end + " of " + dataSize + " bytes of data");
    }
    return channel
        .map(FileChannel.MapMode.READ_ONLY, dataStart + begin, bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  private static long offset(JsonNode entry, int which) {
    JsonNode offset = entry.path("data_offsets").path(which);
    return offset.isIntegralNumber() && offset.canConvertToLong() ? offset.longValue() : -1;
  }

  /**
   * Checks what the format asks for: the tensors follow each other without an overlap or a gap, and
   * nothing comes after them.
   *
   * @throws BundleException if they do not
   */
  public void requireTightData() throws BundleException {
    List<long[]> tensors = new ArrayList<>();
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals(Safetensors.METADATA)) {
        tensors.add(new long[] {offset(json.get(name), 0), offset(json.get(name), 1)});
      }
    }
    tensors.sort(Comparator.<long[]>comparingLong(t -> t[0]).thenComparingLong(t -> t[1]));
    long end = 0;
    for (long[] tensor : tensors) {
      if (tensor[0] != end) {
        throw new BundleException(
            file
                + ": the tensors overlap or leave a gap: one ends at byte "
                + end
                + " of the data, the next begins at "
                + tensor[0]);
      }
      end = tensor[1];
    }
    if (end != dataSize) {
      throw new BundleException(
          file + ": the tensors end at byte " + end + " of " + dataSize + " bytes of data");
    }
  }
}
