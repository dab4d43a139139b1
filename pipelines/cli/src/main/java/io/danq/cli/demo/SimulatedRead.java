package io.danq.cli.demo;

/**
 * A read from a {@link ReadSimulator}.
 *
 * @param id its name, such as {@code sim-000017}
 * @param bases its bases as sequenced: A, C, G and T
 */
public record SimulatedRead(String id, String bases) {
  /** One FASTQ record with a line feed at the end; every base has quality 30. */
  public String toFastq() {
    return "@" + id + "\n" + bases + "\n+\n" + "?".repeat(bases.length()) + "\n";
  }
}
