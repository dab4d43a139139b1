package io.danq.cli.demo;

import io.danq.sequence.Strand;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A read from a {@link ReadSimulator}.
 *
 * @param id its name, such as {@code sim-000017}
 * @param bases its bases: A, C, G, T, N, partly in lower case
 * @param motifs the planted motifs, by position; empty if there are none
 */
public record SimulatedRead(String id, String bases, List<PlantedMotif> motifs) {
  /**
   * A motif's place in the read, 0-based and half-open.
   *
   * @param motif which one
   * @param start its first base
   * @param end one past its last base
   * @param strand the strand on which it reads as its consensus
   */
  public record PlantedMotif(BindingMotif motif, int start, int end, Strand strand) {
    /** {@code CTCF:1204-1224:+}. */
    @Override
    public String toString() {
      return motif + ":" + start + "-" + end + ":" + strand.symbol();
    }
  }

  public SimulatedRead {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(bases, "bases");
    motifs = List.copyOf(motifs);
  }

  /** The header line of both formats without its mark: the id and the planted motifs. */
  String header() {
    return motifs.isEmpty()
        ? id
        : id + motifs.stream().map(m -> " " + m).collect(Collectors.joining());
  }

  /** One FASTA record, its bases on one line, with a line feed at the end. */
  String toFasta() {
    return ">" + header() + "\n" + bases + "\n";
  }

  /** One FASTQ record with a line feed at the end; every base has quality 40. */
  public String toFastq() {
    return "@" + header() + "\n" + bases + "\n+\n" + "I".repeat(bases.length()) + "\n";
  }
}
