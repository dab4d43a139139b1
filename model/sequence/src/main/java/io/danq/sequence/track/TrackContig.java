package io.danq.sequence.track;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A contig of a track.
 *
 * @param name its name in the genome
 * @param length in bases, at least 1
 */
public record TrackContig(String name, int length) {
  /**
   * @throws IllegalArgumentException if the name is empty or the length below 1
   */
  public TrackContig {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty() || length < 1) {
      throw new IllegalArgumentException(
          "a contig needs a name and a length of at least 1, was '" + name + "', " + length);
    }
  }

  /** The contigs of a genome that have bases, sorted by the bytes of their names. */
  public static List<TrackContig> sorted(ReferenceGenome genome) {
    Comparator<Contig> byBytes =
        (one, other) -> Arrays.compareUnsigned(bytes(one.name()), bytes(other.name()));
    return genome.contigs().stream()
        .filter(contig -> contig.length() > 0)
        .sorted(byBytes)
        .map(contig -> new TrackContig(contig.name(), contig.length()))
        .toList();
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
