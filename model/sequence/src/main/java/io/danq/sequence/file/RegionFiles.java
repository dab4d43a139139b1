package io.danq.sequence.file;

import htsjdk.samtools.util.BlockCompressedInputStream;
import io.danq.sequence.Regions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens a file to read the records that lie in regions, and little else. That is possible for a BAM
 * with its index ({@code reads.bam.bai}, {@code reads.bai}, {@code reads.bam.csi} or {@code
 * reads.csi}) and for a CRAM. Any other file is read from start to end.
 *
 * <p>A record has the same number either way. Records outside the regions may be returned too;
 * faults in them are not always found.
 */
public final class RegionFiles {
  private static final int HEAD_BYTES = 1 << 9;
  private static final int MAGIC_BYTES = 4;
  private static final String BAM = "BAM\1";
  private static final String CRAM = "CRAM";

  private final Regions regions;
  private final Optional<SequenceFormat> format;
  private final int maxRecordBytes;
  private final ContigBases reference;
  private final Consumer<String> notes;

  /**
   * How files are read.
   *
   * @param format empty to detect a file's format from its content
   * @param maxRecordBytes as in {@link SequenceFiles#open}
   * @param reference the bases of the contigs of a CRAM
   * @param notes takes a line about a file whose index cannot be used
   */
  public RegionFiles(
      Regions regions,
      Optional<SequenceFormat> format,
      int maxRecordBytes,
      ContigBases reference,
      Consumer<String> notes) {
    this.regions = regions;
    this.format = format;
    this.maxRecordBytes = maxRecordBytes;
    this.reference = reference;
    this.notes = notes;
  }

  /**
   * Opens a file.
   *
   * @param file its path or URI, for messages and for the records' sources
   * @param content its bytes; to be closed by the caller, after the reader
   * @throws SequenceFormatException as {@link SequenceFiles#open} does
   * @throws IOException if the content cannot be read
   */
  public SequenceReader open(String file, SeekableContent content) throws IOException {
    Optional<SequenceFormat> found = seekable(content).filter(f -> format.orElse(f) == f);
    RecordNumbers numbers = new RecordNumbers(file);
    Optional<RecordParser> parser = Optional.empty();
    if (found.isPresent()) {
      parser =
          found.get() == SequenceFormat.CRAM
              ? Optional.of(
                  new CramParser(
                      () -> new RegionContainers(content, regions, numbers),
                      numbers,
                      maxRecordBytes,
                      reference))
              : bam(file, content, numbers);
    }
    return parser.isPresent()
        ? new FileSequenceReader(found.orElseThrow(), () -> {}, parser.get(), numbers)
        : SequenceFiles.open(file, content.from(0), format, maxRecordBytes, reference);
  }

  /** BAM or CRAM, if the file is one of them. */
  private static Optional<SequenceFormat> seekable(SeekableContent content) throws IOException {
    InputStream in = new BufferedInputStream(content.from(0), HEAD_BYTES);
    if (BlockCompressedInputStream.isValidFile(in)) {
      return magic(new BgzfStream(in)).equals(BAM)
          ? Optional.of(SequenceFormat.BAM)
          : Optional.empty();
    }
    return magic(in).equals(CRAM) ? Optional.of(SequenceFormat.CRAM) : Optional.empty();
  }

  private static String magic(InputStream in) {
    try {
      return new String(in.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // reading it as a whole tells what is wrong
    }
  }

  private Optional<RecordParser> bam(String file, SeekableContent content, RecordNumbers numbers) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String stem = name.replaceFirst("\\.bam$", "");
    for (String index : List.of(name + ".bai", stem + ".bai", name + ".csi", stem + ".csi")) {
      try {
        Optional<InputStream> beside = content.beside(index);
        if (beside.isPresent()) {
          try (InputStream in = beside.get()) {
            return Optional.of(
                BamRegions.open(
                    content, BinningIndex.read(index, in), numbers, maxRecordBytes, regions));
          }
        }
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        notes.accept(
            file
                + " is read from start to end, because "
                + index
                + " is of no use: "
                + Faults.describe(e));
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
