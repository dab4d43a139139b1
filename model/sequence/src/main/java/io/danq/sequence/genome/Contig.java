package io.danq.sequence.genome;

import io.danq.sequence.SequenceNames;
import java.util.regex.Pattern;

/**
 * A sequence of a reference genome.
 *
 * @param name its header in the FASTA, up to the first white space
 * @param length in bases, 0 or more
 * @param md5 MD5 of the bases in upper case, as in SAM's tag M5: 32 lower-case hexadecimal digits.
 *     U counts as T and a gap as N, here as in the bases.
 */
public record Contig(String name, int length, String md5) {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if the name is empty, longer than {@link
   *     SequenceNames#MAX_BYTES} or has white space in it, if the length is negative, or if the MD5
   *     is malformed
   */
  public Contig {
    SequenceNames.fault(name)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    if (!SequenceNames.of(name).equals(name)) {
      throw new IllegalArgumentException("contig name '" + name + "' has white space in it");
    }
    if (length < 0) {
      throw new IllegalArgumentException("contig " + name + " needs length >= 0, was " + length);
    }
    if (!MD5.matcher(md5).matches()) {
      throw new IllegalArgumentException(
          "contig " + name + " needs an MD5 of 32 lower-case hexadecimal digits, was " + md5);
    }
  }
}
