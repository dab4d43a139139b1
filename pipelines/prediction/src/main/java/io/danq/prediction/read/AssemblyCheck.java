package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.sequence.variant.AlleleOutcome;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.MalformedVariantException;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantWindower;
import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the first {@value #COMPARED} variants of a file with the reference. If REF or the length
 * of the contig differs for more than one in ten, or if the reference has none of their contigs,
 * the variants were probably called against another assembly. Not thread-safe.
 */
final class AssemblyCheck {
  static final int COMPARED = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyCheck.class);
  private static final int ONE_IN = 10;

  /** Fewer mismatches say nothing, such as one out of five in a short file. */
  private static final int LEAST_MISMATCHES = 10;

  private final VariantWindower windower;
  private final String file;
  private final String reference;
  private int compared;
  private int mismatches;
  private int onUnknownContigs;
  private boolean done;

  AssemblyCheck(VariantWindower windower, String file, String reference) {
    this.windower = windower;
    this.file = file;
    this.reference = reference;
  }

  /** Looks at the lines of a piece that are selected, in the order of the file. */
  void look(VcfPiece piece, VariantSelection selection) {
    if (!done) {
      piece.forEachLine((from, to, line, record) -> look(piece, from, to, selection));
    }
  }

  private void look(VcfPiece piece, int from, int to, VariantSelection selection) {
    if (done) {
      return;
    }
    try {
      VcfLine line = VcfLine.parse(piece.bytes(), from, to);
      if (selection.reason(line.filters(), line.variant()).isEmpty()) {
        look(line.variant(), piece.contigLength(line.variant().contig()));
      }
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
    if (!(outcome instanceof AlleleOutcome.Skipped skipped)) {
      compared++;
    } else if (skipped.reason().isMismatch()
        || (skipped.reason() == AlleleSkipReason.UNKNOWN_CONTIG
            && windower.isOfOtherLength(variant.contig(), contigLength))) {
      compared++;
      mismatches++;
    } else if (skipped.reason() == AlleleSkipReason.UNKNOWN_CONTIG) {
      onUnknownContigs++;
    }
    if (compared == COMPARED || (compared == 0 && onUnknownContigs == COMPARED)) {
      end();
    }
  }

  /** Logs and counts what was found, once. */
  void end() {
    if (done) {
      return;
    }
    done = true;
    int others = compared == 0 ? onUnknownContigs : mismatches;
    if (others >= LEAST_MISMATCHES && others * ONE_IN > compared) {
      PredictionMetrics.count(PredictionMetrics.OTHER_ASSEMBLY, 1);
      LOG.warn(
          "{}: {} of the first {} variants have a REF or a contig that {} does not have: they are"
              + " probably from another assembly",
          file,
          others,
          Math.max(compared, others),
          reference);
    }
  }
}
