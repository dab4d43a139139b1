package io.danq.network.bundle;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Stores {@link BackgroundScores} in a safetensors file: one tensor {@value #TENSOR}, float32
 * {@code [targets, points]}, each row ascending, and the metadata {@code windows} and {@code
 * strands}.
 */
final class BackgroundFile {
  private static final String TENSOR = "background.scores";
  private static final String WINDOWS = "windows";
  static final String STRANDS = "strands";
  private static final String BOTH = "both";
  private static final String FORWARD = "forward";

  private BackgroundFile() {}

  /** The largest size of a file for a number of targets, in bytes. */
  static long maxBytes(int targets) {
    return Safetensors.size(targets, BackgroundScores.MAX_POINTS, Float.BYTES)
        + Safetensors.MAX_BUNDLE_HEADER
        + Long.BYTES;
  }

  /**
   * Maps the scores from a file; nothing is copied.
   *
   * @param targets the network's number of targets
   * @throws BundleException if the file does not hold ascending probabilities of {@code targets}
   *     targets
   */
  static BackgroundScores map(Path file, int targets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      int windows = count(file, WINDOWS, header.metadata(WINDOWS));
      boolean bothStrands = bothStrands(file, header);
      long points = BackgroundScores.points(windows);
      FloatBuffer scores = header.map(channel, TENSOR, targets, points);
      header.requireTightData();
      return new BackgroundScores(windows, bothStrands, targets, scores);
    } catch (IllegalArgumentException e) {
      throw new BundleException(file + ": " + e.getMessage(), e);
    }
  }

  /** A count in the metadata. */
  static int count(Path file, String key, String text) throws BundleException {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new BundleException(
          file + ": metadata " + key + " must be 1 to 999999999, was '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  /** Whether the metadata names both strands. */
  static boolean bothStrands(Path file, SafetensorsHeader header) throws BundleException {
    String text = header.metadata(STRANDS);
    if (!text.equals(BOTH) && !text.equals(FORWARD)) {
      throw new BundleException(
          file + ": metadata " + STRANDS + " must be both or forward, was '" + text + "'");
    }
    return text.equals(BOTH);
  }

  /** How the metadata names strands. */
  static String strands(boolean both) {
    return both ? BOTH : FORWARD;
  }

  static void write(Path file, BackgroundScores background) throws IOException {
    Map<String, String> metadata =
        Map.of(
            WINDOWS,
            String.valueOf(background.windows()),
            STRANDS,
            strands(background.bothStrands()));
    long[] shape = {background.targets(), BackgroundScores.points(background.windows())};
    Safetensors.write(
        file, metadata, List.of(new Safetensors.Tensor(TENSOR, shape, background.scores())));
  }
}
