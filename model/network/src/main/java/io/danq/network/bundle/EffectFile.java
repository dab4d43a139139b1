package io.danq.network.bundle;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stores an {@link EffectBackground} in a safetensors file: one tensor {@value #TENSOR}, float32
 * {@code [targets, points]}, each row ascending, and the metadata {@code alleles}, {@code strands},
 * {@code kind} and {@code source}.
 */
final class EffectFile {
  private static final String TENSOR = "background.effects";
  private static final String ALLELES = "alleles";
  private static final String KIND = "kind";
  private static final String SOURCE = "source";

  private EffectFile() {}

  /** The largest size of a file for a number of targets, in bytes. */
  static long maxBytes(int targets) {
    int points = EffectBackground.points(EffectBackground.MAX_ALLELES);
    return Safetensors.size(targets, points, Float.BYTES)
        + Safetensors.MAX_BUNDLE_HEADER
        + Long.BYTES;
  }

  /**
   * Maps the effects from a file; nothing is copied.
   *
   * @param targets the network's number of targets
   * @throws BundleException if the file does not hold ascending effects of {@code targets} targets
   */
  static EffectBackground map(Path file, int targets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      int alleles = BackgroundFile.count(file, ALLELES, header.metadata(ALLELES));
      boolean bothStrands = BackgroundFile.bothStrands(file, header);
      EffectBackground.Origin origin =
          new EffectBackground.Origin(kind(file, header.metadata(KIND)), header.metadata(SOURCE));
      FloatBuffer effects = header.map(channel, TENSOR, targets, EffectBackground.points(alleles));
      header.requireTightData();
      return new EffectBackground(origin, bothStrands, alleles, targets, effects);
    } catch (IllegalArgumentException e) {
      throw new BundleException(file + ": " + e.getMessage(), e);
    }
  }

  private static EffectBackground.Kind kind(Path file, String text) throws BundleException {
    for (EffectBackground.Kind kind : EffectBackground.Kind.values()) {
      if (name(kind).equals(text)) {
        return kind;
      }
    }
    throw new BundleException(
        file + ": metadata " + KIND + " must be observed or random, was '" + text + "'");
  }

  private static String name(EffectBackground.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static void write(Path file, EffectBackground background) throws IOException {
    Map<String, String> metadata =
        Map.of(
            ALLELES,
            String.valueOf(background.alleles()),
            BackgroundFile.STRANDS,
            BackgroundFile.strands(background.bothStrands()),
            KIND,
            name(background.origin().kind()),
            SOURCE,
            background.origin().source());
    long[] shape = {background.targets(), EffectBackground.points(background.alleles())};
    Safetensors.write(
        file, metadata, List.of(new Safetensors.Tensor(TENSOR, shape, background.effects())));
  }
}
