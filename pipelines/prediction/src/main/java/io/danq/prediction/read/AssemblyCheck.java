package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.sequence.variant.AlleleOutcome;
import io.danq.sequence.variant.MalformedVariantException;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantWindower;
import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares REF of a file's first {@value #COMPARED} variants with the reference. If more than one
 * in ten is something else, the file was called against another assembly. Not thread-safe.
 */
final class AssemblyCheck {
  static final int COMPARED = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyCheck.class);
  private static final int ONE_IN = 10;

  /** A shorter file needs as many mismatches as this: one of five says nothing. */
  private static final int LEAST_MISMATCHES = 10;

  private final VariantWindower windower;
  private final String file;
  private final String reference;
  private int compared;
  private int mismatches;
  private boolean done;

  AssemblyCheck(VariantWindower windower, String file, String reference) {
    this.windower = windower;
    this.file = file;
    this.reference = reference;
  }

  /** Looks at the lines of a piece, in the order of the file. */
  void look(VcfPiece piece) {
    if (!done) {
      piece.forEachLine((from, to, line, record) -> look(piece, from, to));
    }
  }

  private void look(VcfPiece piece, int from, int to) {
    if (done) {
      return;
    }
    try {
      Variant variant = VcfLine.parse(piece.bytes(), from, to).variant();
      look(variant, piece.contigLength(variant.contig()));
    } catch (MalformedVariantException e) {
      // reported where it is predicted
    }
  }

  /** Looks at a variant. */
  void look(Variant variant, OptionalInt contigLength) {
    if (done) {
      return;
    }
    AlleleOutcome outcome = windower.cut(variant, contigLength, variant.alts().get(0));
    boolean mismatch =
        outcome instanceof AlleleOutcome.Skipped skipped && skipped.reason().isMismatch();
    if (mismatch || !(outcome instanceof AlleleOutcome.Skipped)) {
      compared++;
      mismatches += mismatch ? 1 : 0;
      if (compared == COMPARED) {
        end();
      }
    }
  }

  /** Says what was found, once. */
  void end() {
    if (done) {
      return;
    }
    done = true;
    if (mismatches >= LEAST_MISMATCHES && mismatches * ONE_IN > compared) {
      PredictionMetrics.count(PredictionMetrics.OTHER_ASSEMBLY, 1);
      LOG.warn(
          "{}: REF of {} of the first {} variants is not what {} has: they are probably of another"
              + " assembly",
          file,
          mismatches,
          compared,
          reference);
    }
  }
}
