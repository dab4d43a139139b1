package io.danq.sequence.file;

import io.danq.sequence.support.ByteOrderMark;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Opens sequence files: FASTA, FASTQ, SAM (each plain, gzip or bgzf), BAM and CRAM.
 *
 * <p>bgzf and BAM are checked block by block before a base is returned. In plain gzip, wrong bytes
 * may be read as records before the checksum at the end shows them.
 */
public final class SequenceFiles {
  /** The default for the largest record, in bytes: a human chromosome fits. */
  public static final int MAX_RECORD_BYTES = 256 << 20;

  /** How many bytes are examined to detect a file's format. */
  static final int HEAD_BYTES = 1 << 16;

  private SequenceFiles() {}

  /** Opens a file with records of up to {@value #MAX_RECORD_BYTES} bytes. */
  public static SequenceReader open(
      String file, InputStream content, Optional<SequenceFormat> format) throws IOException {
    return open(file, content, format, MAX_RECORD_BYTES);
  }

  /** Opens a file without a reference. */
  public static SequenceReader open(
      String file, InputStream content, Optional<SequenceFormat> format, int maxRecordBytes)
      throws IOException {
    return open(file, content, format, maxRecordBytes, ContigBases.NONE);
  }

  /**
   * Opens a file to read it once, from start to end.
   *
   * @param file its path or URI, for messages and for the records' sources
   * @param content its bytes as stored; closed with the reader, or when opening fails
   * @param format empty to detect the format from the content
   * @param maxRecordBytes the largest record that is read, at least 1: bases and name of FASTA, the
   *     lines of FASTQ and SAM, the decompressed record of BAM, the bases of CRAM. A larger one
   *     gives a {@code RECORD_TOO_LARGE} and, except in CRAM, is never held in memory completely
   * @param reference the bases of the contigs of a CRAM
   * @throws SequenceFormatException if the file is empty, of an unknown format, not of the given
   *     {@code format}, or damaged before its first byte
   * @throws IOException if the stream itself fails
   */
  public static SequenceReader open(
      String file,
      InputStream content,
      Optional<SequenceFormat> format,
      int maxRecordBytes,
      ContigBases reference)
      throws IOException {
    try {
      BufferedInputStream decompressed =
          new BufferedInputStream(Decompression.of(file, content), HEAD_BYTES);
      ByteOrderMark.skip(decompressed);
      SequenceFormat actual = format(file, head(file, decompressed), format);
      RecordNumbers numbers = new RecordNumbers(file);
      RecordParser parser =
          switch (actual) {
            case FASTA -> new FastaParser(decompressed, numbers, maxRecordBytes);
            case FASTQ -> new FastqParser(decompressed, numbers, maxRecordBytes);
            case SAM -> new SamParser(decompressed, numbers, maxRecordBytes);
            case BAM -> new BamParser(decompressed, numbers, maxRecordBytes);
            case CRAM -> new CramParser(decompressed, numbers, maxRecordBytes, reference);
          };
      return new FileSequenceReader(actual, decompressed, parser, numbers);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /** The format that the start of a file suggests, checked against the requested one. */
  static SequenceFormat format(String file, byte[] head, Optional<SequenceFormat> asked)
      throws SequenceFormatException {
    if (asked.isEmpty()) {
      return SequenceFormat.detect(file, head);
    }
    SequenceFormat format = asked.get();
    Optional<SequenceFormat> found = SequenceFormat.recognise(file, head);
    // In a line-based file a malformed first record does no harm to the others.
    boolean lines = format == SequenceFormat.FASTQ || format == SequenceFormat.SAM;
    if (found.isPresent() ? format != found.get() : !lines) {
      throw new SequenceFormatException(
          String.format(
              "%s is not %s but %s: it starts with %s",
              file,
              format,
              found.map(SequenceFormat::name).orElse("of an unknown format"),
              SequenceFormat.describe(head)));
    }
    return format;
  }

  /** The first bytes, up to the damage if there is any. The stream keeps its position. */
  static byte[] head(String file, BufferedInputStream in) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    int length = 0;
    in.mark(HEAD_BYTES);
    try {
      for (int n = 0; n >= 0 && length < HEAD_BYTES; length += Math.max(n, 0)) {
        n = in.read(head, length, HEAD_BYTES - length);
      }
    } catch (IOException e) {
      if (length == 0) {
        throw new SequenceFormatException(file + " cannot be read: " + Faults.describe(e), e);
      }
    }
    in.reset();
    return Arrays.copyOf(head, length);
  }
}
