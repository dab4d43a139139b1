package io.danq.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.Safetensors;
import io.danq.network.bundle.SafetensorsHeader;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a stopped run needs to continue, as a safetensors file. The weights, the
 * optimiser's moments and the best weights are tensors; the rest of the state is metadata.
 *
 * @param state the rest of the state
 * @param weights the weights
 * @param moments what the optimiser remembers of each weight
 * @param best the weights after the best epoch; empty before the first is complete
 */
record Checkpoint(
    State state, DanQWeights weights, List<DanQWeights> moments, List<DanQWeights> best) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORMAT = "danq-training/2";
  private static final String ADVICE = "; delete it to start over";

  /** Names of the metadata; {@code format} was in older checkpoints too, though not as metadata. */
  private static final String FORMAT_KEY = "format";

  private static final String STATE_KEY = "state";
  private static final String CHECKSUM_KEY = "crc32";

  /**
   * The small part of the state.
   *
   * @param identity see {@link RunIdentity}
   * @param epochs the epochs that are complete
   * @param windows windows of the next epoch that are done
   * @param lossSum sum of their losses
   * @param seconds spent on them
   * @param steps steps of the optimiser
   * @param moments number of its moments
   * @param best 1 if there are best weights
   */
  record State(
      Map<String, String> identity,
      List<EpochResult> epochs,
      int windows,
      double lossSum,
      double seconds,
      long steps,
      int moments,
      int best) {}

  /** Writes the file. It replaces an older one only when it is complete and on the disk. */
  void write(Path file) throws IOException {
    WholeFile.deleteUnfinished(file);
    String json = JSON.writeValueAsString(state);
    List<Safetensors.Tensor> tensors = new ArrayList<>();
    add("weights", weights, tensors);
    for (int i = 0; i < moments.size(); i++) {
      add(moment(i), moments.get(i), tensors);
    }
    best.forEach(found -> add("best", found, tensors));
    Safetensors.write(
        file, Map.of(FORMAT_KEY, FORMAT, STATE_KEY, json, CHECKSUM_KEY, checksum(json)), tensors);
  }

  private static String moment(int number) {
    return "moment" + number;
  }

  private static String name(String prefix, DanQTensor tensor) {
    return prefix + "." + tensor.tensorName();
  }

  private static void add(String prefix, DanQWeights from, List<Safetensors.Tensor> to) {
    for (DanQTensor tensor : DanQTensor.values()) {
      to.add(
          new Safetensors.Tensor(
              name(prefix, tensor), tensor.shape(from.config()), from.get(tensor)));
    }
  }

  private String checksum(String json) {
    WeightsChecksum sum = new WeightsChecksum().add(json).add(weights);
    moments.forEach(sum::add);
    best.forEach(sum::add);
    return sum.hex();
  }

  /**
   * Reads a file of a network of the given dimensions.
   *
   * @param identity the identity of the run that continues
   * @throws TrainingException if the file belongs to another run, comes from another version of the
   *     program, or is damaged; the message says what is wrong
   */
  static Checkpoint read(Path file, DanQConfig config, Map<String, String> identity)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      requireFormat(file, header);
      String json = header.metadata(STATE_KEY);
      State state = JSON.readValue(json, State.class);
      requireSameRun(file, state, identity);
      DanQWeights weights = weights(header, channel, "weights", config);
      List<DanQWeights> moments = new ArrayList<>();
      for (int i = 0; i < state.moments(); i++) {
        moments.add(weights(header, channel, moment(i), config));
      }
      List<DanQWeights> best =
          state.best() == 0 ? List.of() : List.of(weights(header, channel, "best", config));
      Checkpoint read = new Checkpoint(state, weights, moments, best);
      if (!read.checksum(json).equals(header.metadata(CHECKSUM_KEY))) {
        throw damaged(file + " does not match its checksum");
      }
      return read;
    } catch (BundleException e) {
      throw damaged(String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw damaged(file + " does not say how far the training had come");
    }
  }

  private static TrainingException damaged(String fault) {
    return new TrainingException("the checkpoint is damaged: " + fault + ADVICE);
  }

  private static void requireFormat(Path file, SafetensorsHeader header) throws TrainingException {
    if (header.json().has(FORMAT_KEY)) {
      throw new TrainingException(
          file
              + " is a checkpoint of an older version of danq, which this one cannot read"
              + ADVICE);
    }
    String format = header.metadata(FORMAT_KEY);
    if (!format.equals(FORMAT)) {
      throw new TrainingException(
          file
              + (format.isEmpty()
                  ? " is not a checkpoint"
                  : " is a checkpoint of format " + format + ", needs " + FORMAT)
              + ADVICE);
    }
  }

  private static void requireSameRun(Path file, State state, Map<String, String> identity)
      throws TrainingException {
    for (Map.Entry<String, String> now : identity.entrySet()) {
      String then = state.identity().get(now.getKey());
      if (!now.getValue().equals(then)) {
        throw new TrainingException(
            file
                + " is the checkpoint of another run: "
                + now.getKey()
                + " was "
                + then
                + ", is "
                + now.getValue()
                + ADVICE);
      }
    }
  }

  /** Copies weights from the file, which the next checkpoint will replace. */
  private static DanQWeights weights(
      SafetensorsHeader header, FileChannel channel, String prefix, DanQConfig config)
      throws IOException {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer mapped = header.map(channel, name(prefix, tensor), tensor.shape(config));
      tensors.put(
          tensor,
          ByteBuffer.allocateDirect(Math.multiplyExact(mapped.remaining(), Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer()
              .put(mapped)
              .flip());
    }
    return new DanQWeights(config, tensors);
  }
}
