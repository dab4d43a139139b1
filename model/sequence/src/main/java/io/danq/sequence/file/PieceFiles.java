package io.danq.sequence.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import htsjdk.samtools.cram.build.CramIO;
import htsjdk.samtools.cram.io.CountingInputStream;
import htsjdk.samtools.cram.structure.Container;
import htsjdk.samtools.cram.structure.CramHeader;
import io.danq.sequence.file.Decompression.Storage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * Opens the pieces of files that {@link FileDivider} finds. All pieces together give the same
 * records, failures, numbers and messages as the file read in one go. Stateless and thread-safe.
 */
public final class PieceFiles {
  private static final int BUFFER = 1 << 16;

  private final Optional<SequenceFormat> format;
  private final int maxRecordBytes;
  private final ContigBases reference;

  /**
   * How pieces are read.
   *
   * @param format empty to detect a file's format from its content
   * @param maxRecordBytes as in {@link SequenceFiles#open}
   * @param reference the bases of the contigs of a CRAM
   */
  public PieceFiles(Optional<SequenceFormat> format, int maxRecordBytes, ContigBases reference) {
    this.format = format;
    this.maxRecordBytes = maxRecordBytes;
    this.reference = reference;
  }

  /**
   * Opens a piece. Its records have their numbers in the file.
   *
   * @param file its path or URI, for messages and for the records' sources
   * @param content its bytes; to be closed by the caller, after the reader
   * @param piece of this file, found with this {@code format} and {@code maxRecordBytes}
   * @throws SequenceFormatException as {@link SequenceFiles#open} does
   * @throws IOException if the content cannot be read, or is shorter than it was when it was
   *     divided
   */
  public SequenceReader open(String file, SeekableContent content, FilePiece piece)
      throws IOException {
    SequenceReader reader =
        piece.before() == 0
            ? SequenceFiles.open(file, content.from(0), format, maxRecordBytes, reference)
            : continued(file, content, piece);
    return piece.records() == FilePiece.ALL ? reader : new FirstRecords(reader, file, piece);
  }

  private SequenceReader continued(String file, SeekableContent content, FilePiece piece)
      throws IOException {
    RecordNumbers numbers = new RecordNumbers(file);
    numbers.goTo(piece.before());
    FileStart start = FileStart.of(file, content, format);
    if (start.format() == SequenceFormat.BAM) {
      return bam(content, piece, numbers);
    }
    InputStream in =
        start.format() == SequenceFormat.CRAM
            ? containers(content, piece.place())
            : bytes(content, start.storage(), piece.place());
    RecordParser parser =
        switch (start.format()) {
          case FASTA -> new FastaParser(in, numbers, maxRecordBytes);
          case FASTQ -> new FastqParser(in, numbers, maxRecordBytes, piece.lines());
          case CRAM -> new CramParser(in, numbers, maxRecordBytes, reference);
          case SAM, BAM -> throw new SequenceFormatException(file + " is SAM, which has no pieces");
        };
    return new FileSequenceReader(start.format(), in, parser, numbers);
  }

  private SequenceReader bam(SeekableContent content, FilePiece piece, RecordNumbers numbers)
      throws IOException {
    BamParser bam;
    try (BgzfStream header = BgzfStream.at(content, 0)) {
      bam = new BamParser(header, numbers, maxRecordBytes);
      bam.readHeader();
    }
    InputStream in = bytes(content, Storage.BGZF, piece.place());
    bam.continueWith(in);
    return new FileSequenceReader(SequenceFormat.BAM, in, bam, numbers);
  }

  private static InputStream bytes(SeekableContent content, Storage storage, long place)
      throws IOException {
    try {
      return storage == Storage.BGZF
          ? BgzfStream.at(content, place)
          : new BufferedInputStream(content.from(place), BUFFER);
    } catch (EOFException e) {
      throw new IOException("the file is shorter than it was when it was divided", e);
    }
  }

  /** The file without the containers before a place. */
  private static InputStream containers(SeekableContent content, long place) throws IOException {
    CountingInputStream in =
        new CountingInputStream(new BufferedInputStream(content.from(0), BUFFER));
    CramHeader start = CramIO.readCramHeader(in);
    Container.readSAMFileHeaderContainer(
        start.getCRAMVersion(), in, new String(start.getId(), UTF_8));
    byte[] header = content.from(0).readNBytes(Math.toIntExact(in.getCount()));
    return new SequenceInputStream(
        new ByteArrayInputStream(header), new BufferedInputStream(content.from(place), BUFFER));
  }
}
