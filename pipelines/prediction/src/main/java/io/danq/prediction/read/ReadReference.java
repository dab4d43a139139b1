package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.SkipReason;
import io.danq.sequence.window.ReferenceWindower;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Reads the bins of a reference as windows, and counts each as a record. The genome is cut into
 * pieces, so that several workers share a chromosome.
 */
public final class ReadReference extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final List<GenomicInterval> pieces;
  private final ReferenceCutting cutting;

  /**
   * Reads some pieces.
   *
   * @param pieces their starts are multiples of a bin, and no two share a bin
   */
  public ReadReference(List<GenomicInterval> pieces, ReferenceCutting cutting) {
    this.pieces = List.copyOf(pieces);
    this.cutting = cutting;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    return WindowTags.withCoders(
        input
            .apply(
                "Pieces", Create.of(pieces).withCoder(SerializableCoder.of(GenomicInterval.class)))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Cut",
                ParDo.of(new CutFn(cutting))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }

  static final class CutFn extends DoFn<GenomicInterval, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    private final ReferenceCutting cutting;
    private transient ReferenceWindower windower;

    CutFn(ReferenceCutting cutting) {
      this.cutting = cutting;
    }

    @Setup
    public void open() throws IOException {
      windower = cutting.open();
    }

    @ProcessElement
    public void cut(@Element GenomicInterval piece, MultiOutputReceiver out) {
      Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.empty());
      int refused =
          windower.cut(
              piece,
              window -> {
                PredictionMetrics.count(PredictionMetrics.READS, 1);
                PredictionMetrics.count(PredictionMetrics.WINDOWS, 1);
                windows.accept(window);
              });
      PredictionMetrics.count(PredictionMetrics.READS, refused);
      PredictionMetrics.count(PredictionMetrics.SKIPPED + SkipReason.TOO_FEW_REAL_BASES, refused);
      PredictionMetrics.count(PredictionMetrics.BYTES, piece.length());
    }
  }
}
