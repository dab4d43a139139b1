package io.danq.prediction.read;

import io.danq.sequence.file.Decompression;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.variant.AlleleWindows;
import io.danq.sequence.variant.MalformedVariantException;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantWindower;
import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import io.danq.sequence.variant.VcfPieces;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * What a VCF holds, judging by its first {@value InputEstimate#SAMPLE} bytes as stored. A smaller
 * file is read to its end, and its numbers are exact.
 *
 * @param variants selected lines, including malformed ones
 * @param alleles their alternative alleles
 * @param predicted alleles that have windows
 * @param failed lines that are not variants
 * @param exact whether the numbers are counts, not estimates
 */
public record VariantEstimate(
    long variants, long alleles, long predicted, long failed, boolean exact) {
  /** Ends the reading of a file. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super(null, null, false, false);
    }
  }

  /**
   * Reads the beginning of a file.
   *
   * @throws IOException if it cannot be opened, or is not VCF
   */
  public static VariantEstimate of(Metadata file, VariantCutting cutting) throws IOException {
    String name = file.resourceId().toString();
    AtomicLong bytes = new AtomicLong();
    Tally tally = new Tally(cutting.open(), cutting.selection());
    try (CountingStream content =
        new CountingStream(FileSystems.open(file.resourceId()), bytes::addAndGet)) {
      VcfPieces.read(
          name,
          Decompression.of(name, content),
          SequenceFiles.MAX_RECORD_BYTES,
          piece -> {
            tally.add(piece);
            if (bytes.get() >= InputEstimate.SAMPLE && bytes.get() < file.sizeBytes()) {
              throw new EnoughException();
            }
          },
          failed -> tally.fail());
    } catch (EnoughException e) {
      return tally.times(file.sizeBytes() / (double) bytes.get(), false);
    }
    return tally.times(1, true);
  }

  private static final class Tally {
    private final VariantWindower windower;
    private final VariantSelection selection;
    private long variants;
    private long alleles;
    private long predicted;
    private long failed;

    Tally(VariantWindower windower, VariantSelection selection) {
      this.windower = windower;
      this.selection = selection;
    }

    void add(VcfPiece piece) {
      piece.forEachLine(
          (from, to, line, record) -> {
            try {
              add(piece, VcfLine.parse(piece.bytes(), from, to));
            } catch (MalformedVariantException e) {
              fail();
            }
          });
    }

    private void add(VcfPiece piece, VcfLine line) {
      Variant variant = line.variant();
      if (selection.reason(line.filters(), variant).isPresent()) {
        return;
      }
      variants++;
      for (String alt : variant.alts()) {
        alleles++;
        boolean cut =
            windower.cut(variant, piece.contigLength(variant.contig()), alt)
                instanceof AlleleWindows;
        predicted += cut ? 1 : 0;
      }
    }

    void fail() {
      variants++;
      failed++;
    }

    VariantEstimate times(double factor, boolean exact) {
      return new VariantEstimate(
          Math.round(factor * variants),
          Math.round(factor * alleles),
          Math.round(factor * predicted),
          Math.round(factor * failed),
          exact);
    }
  }
}
