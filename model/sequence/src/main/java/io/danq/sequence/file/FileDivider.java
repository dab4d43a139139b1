package io.danq.sequence.file;

import io.danq.sequence.file.Decompression.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Divides large files into pieces that many workers read, each with the number of its first record.
 * It reads a file to its end for that, and decompresses but does not decode the records. Stateless,
 * and thread-safe if {@code notes} is.
 *
 * <p>Files that can be divided: plain FASTA and FASTQ, both in blocks of bgzip, BAM, and CRAM with
 * a reference. Any other file is one piece. {@link PieceFiles} reads pieces.
 */
public final class FileDivider {
  /** Stored bytes of a piece, by default. */
  public static final long PIECE_BYTES = 64L << 20;

  private final Optional<SequenceFormat> format;
  private final int maxRecordBytes;
  private final boolean withReference;
  private final long pieceBytes;
  private final Consumer<String> notes;

  /**
   * How files are divided.
   *
   * @param format empty to detect a file's format from its content
   * @param maxRecordBytes as in {@link SequenceFiles#open}
   * @param withReference whether the readers of the pieces have the reference of a CRAM
   * @param pieceBytes minimum size of a piece in stored bytes, at least 1; the last piece may be
   *     smaller. Files up to this size are one piece
   * @param notes receives a line about each larger file that is not divided, or not to its end
   */
  public FileDivider(
      Optional<SequenceFormat> format,
      int maxRecordBytes,
      boolean withReference,
      long pieceBytes,
      Consumer<String> notes) {
    this.format = format;
    this.maxRecordBytes = maxRecordBytes;
    this.withReference = withReference;
    this.pieceBytes = pieceBytes;
    this.notes = notes;
  }

  /**
   * Passes on the pieces of a file in their order, each as soon as it is found. A file that cannot
   * be opened is one piece: reading it tells what is wrong.
   *
   * @param file its path or URI, for messages
   * @param content its bytes; to be closed by the caller
   */
  public void divide(String file, SeekableContent content, Consumer<FilePiece> pieces) {
    Optional<PieceBorders> found =
        content.size() <= pieceBytes ? Optional.empty() : open(file, content);
    if (found.isEmpty()) {
      pieces.accept(FilePiece.WHOLE);
      return;
    }
    PieceBorders borders = found.get();
    Optional<String> damage = borders.find(pieces);
    if (damage.isPresent() && content.size() - borders.found() > pieceBytes) {
      notes.accept(
          String.format(
              "%s is read by one worker from byte %d on: %s", file, borders.found(), damage.get()));
    }
  }

  private Optional<PieceBorders> open(String file, SeekableContent content) {
    try {
      FileStart start = FileStart.of(file, content, format);
      Optional<String> fault = fault(start);
      if (fault.isPresent()) {
        notes.accept(file + " is read by one worker: " + fault.get());
        return Optional.empty();
      }
      boolean blocks = start.storage() == Storage.BGZF;
      return Optional.of(new PieceBorders(scan(content, start), blocks, pieceBytes));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // reading it as a whole tells what is wrong
    }
  }

  /** Why a file cannot be divided; empty if it can be. */
  private Optional<String> fault(FileStart start) {
    SequenceFormat found = start.format();
    Storage storage = start.storage();
    if (storage == Storage.GZIP) {
      return Optional.of("gzip can only be read from its start; compress it with bgzip");
    }
    return switch (found) {
      case FASTA, FASTQ -> Optional.empty();
      case SAM -> Optional.of("SAM is not divided; BAM is");
      case BAM ->
          storage == Storage.BGZF ? Optional.empty() : Optional.of("its BAM is not compressed");
      case CRAM ->
          storage != Storage.PLAIN
              ? Optional.of("its CRAM is compressed again")
              : withReference
                  ? Optional.empty()
                  : Optional.of("CRAM is divided only if its reference is given");
    };
  }

  private RecordScan scan(SeekableContent content, FileStart start) throws IOException {
    return switch (start.format()) {
      case BAM -> new BamScan(content, maxRecordBytes);
      case CRAM -> new ContainerScan(content);
      default -> TextScan.of(content, start, maxRecordBytes);
    };
  }
}
