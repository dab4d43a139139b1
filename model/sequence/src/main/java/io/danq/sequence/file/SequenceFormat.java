package io.danq.sequence.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of sequence files. The content tells the format, never the file's name. */
public enum SequenceFormat {
  FASTA,
  FASTQ,
  SAM,
  BAM,
  CRAM;

  private static final List<String> SAM_HEADERS =
      List.of("@HD\t", "@SQ\t", "@RG\t", "@PG\t", "@CO\t");
  private static final int SAM_TABS = 10;
  private static final int BYTES_IN_MESSAGE = 16;

  /** Its name on a command line: lower case. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that a command line names.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static SequenceFormat named(String optionName) {
    for (SequenceFormat format : values()) {
      if (format.optionName().equals(optionName)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        Arrays.stream(values())
            .map(SequenceFormat::optionName)
            .collect(
                Collectors.joining(", ", "format must be one of ", ", was '" + optionName + "'")));
  }

  /**
   * Detects a file's format from its first bytes, decompressed; 64 KiB are enough.
   *
   * <p>{@code BAM\1} is BAM; {@code CRAM} CRAM; {@code >} or {@code ;} FASTA; {@code @HD},
   * {@code @SQ}, {@code @RG}, {@code @PG} or {@code @CO} and a tab SAM; any other {@code @} FASTQ;
   * a line of ten or more tabs SAM without a header. Leading blank lines are skipped.
   *
   * @param file the file's name, for messages
   * @throws SequenceFormatException if the file is empty, VCF, BCF or of an unknown format
   */
  public static SequenceFormat detect(String file, byte[] head) throws SequenceFormatException {
    Optional<SequenceFormat> format = recognise(file, head);
    if (format.isEmpty()) {
      throw new SequenceFormatException(
          file + " is neither FASTA, FASTQ, SAM, BAM nor CRAM: it starts with " + describe(head));
    }
    return format.get();
  }

  /** Like {@link #detect}, but empty if the format is unknown. */
  static Optional<SequenceFormat> recognise(String file, byte[] head)
      throws SequenceFormatException {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      throw new SequenceFormatException(file + " is empty");
    }
    if (text.startsWith("CRAM")) {
      return Optional.of(CRAM);
    }
    for (String variants : List.of("BCF", "##fileformat=VCF")) {
      if (text.startsWith(variants)) {
        String format = variants.substring(variants.length() - 3);
        throw new SequenceFormatException(file + " is " + format + ": variants, not sequences");
      }
    }
    if (text.startsWith("BAM\1")) {
      return Optional.of(BAM);
    }
    String start = text.stripLeading();
    if (start.startsWith(">") || start.startsWith(";")) {
      return Optional.of(FASTA);
    }
    if (SAM_HEADERS.stream().anyMatch(start::startsWith)) {
      return Optional.of(SAM);
    }
    if (start.startsWith("@")) {
      return Optional.of(FASTQ);
    }
    long tabs = start.chars().takeWhile(c -> c != '\n').filter(c -> c == '\t').count();
    return tabs >= SAM_TABS ? Optional.of(SAM) : Optional.empty();
  }

  /** The first bytes for a message: in hex and, if printable, as text. */
  static String describe(byte[] head) {
    byte[] shown = Arrays.copyOf(head, Math.min(head.length, BYTES_IN_MESSAGE));
    String text = new String(shown, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    return HexFormat.ofDelimiter(" ").formatHex(shown) + " '" + text + "'";
  }
}
