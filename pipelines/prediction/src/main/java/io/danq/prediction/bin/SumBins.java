package io.danq.prediction.bin;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.inference.Strands;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.predict.Prediction;
import io.danq.prediction.predict.WindowHasher;
import io.danq.sequence.Regions;
import io.danq.sequence.SkipReason;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Sums predictions by bin, phase set and haplotype. Windows that belong to no bin, which are those
 * of unaligned reads, are left out and counted. A run over regions leaves out the bins outside
 * them, because it has only those of their reads that reach into a region.
 */
public final class SumBins
    extends PTransform<PCollection<Sliced<Prediction>>, PCollection<KV<BinKey, BinSums>>> {
  private static final long serialVersionUID = 1L;

  private final boolean countsRows;
  private final boolean oneEach;
  private final @Nullable Regions regions;

  private SumBins(boolean countsRows, boolean oneEach, @Nullable Regions regions) {
    this.countsRows = countsRows;
    this.oneEach = oneEach;
    this.regions = regions;
  }

  /**
   * For a run that also makes a row of every prediction.
   *
   * @param regions that bins must overlap, by the names of the reference's contigs; null for any
   */
  public static SumBins besideRows(@Nullable Regions regions) {
    return new SumBins(false, false, regions);
  }

  /**
   * For a run that makes bins alone. It counts a row for each prediction, as other runs do.
   *
   * @param regions as {@link #besideRows} has them
   */
  public static SumBins alone(@Nullable Regions regions) {
    return new SumBins(true, false, regions);
  }

  /** For a run that makes only bins and has one window per bin, so that nothing is summed. */
  public static SumBins oneEach() {
    return new SumBins(true, true, null);
  }

  static KvCoder<BinKey, BinSums> coder() {
    return KvCoder.of(new BinKeyCoder(), new BinSums.BinSumsCoder());
  }

  @Override
  public PCollection<KV<BinKey, BinSums>> expand(PCollection<Sliced<Prediction>> predictions) {
    PCollection<KV<BinKey, BinnedRead>> binned =
        predictions
            .apply("Bin", ParDo.of(new BinFn(countsRows, regions)))
            .setCoder(KvCoder.of(new BinKeyCoder(), new BinnedRead.BinnedReadCoder()));
    PCollection<KV<BinKey, BinSums>> sums =
        oneEach
            ? binned.apply("One", ParDo.of(new OneFn()))
            : binned.apply("Sum", Combine.perKey(new SumFn()));
    return sums.setCoder(coder());
  }

  static final class BinFn extends DoFn<Sliced<Prediction>, KV<BinKey, BinnedRead>> {
    private static final long serialVersionUID = 1L;

    private final boolean countsRows;
    private final @Nullable Regions regions;
    private transient WindowHasher hasher;

    BinFn(boolean countsRows, @Nullable Regions regions) {
      this.countsRows = countsRows;
      this.regions = regions;
    }

    @Setup
    public void setUp() {
      hasher = new WindowHasher(Strands.FORWARD);
    }

    @ProcessElement
    public void bin(
        @Element Sliced<Prediction> element, OutputReceiver<KV<BinKey, BinnedRead>> out) {
      if (countsRows) {
        PredictionMetrics.count(PredictionMetrics.ROWS, 1);
      }
      Prediction prediction = element.value();
      Optional<BinKey> key = BinKey.of(prediction.window());
      if (key.isEmpty()) {
        PredictionMetrics.count(PredictionMetrics.SKIPPED + SkipReason.IN_NO_BIN, 1);
        return;
      }
      if (isOutside(key.get())) {
        return;
      }
      BinnedRead read =
          new BinnedRead(
              hasher.hash(prediction.window().bases()).high(),
              prediction.window().realBaseFraction(),
              prediction.window().anchor().orElseThrow().readBaseFraction(),
              prediction.probabilities());
      out.output(KV.of(key.get(), read));
    }

    private boolean isOutside(BinKey bin) {
      Regions wanted = regions;
      return wanted != null && !wanted.overlap(bin.contig(), bin.start(), bin.end());
    }
  }

  static final class OneFn extends DoFn<KV<BinKey, BinnedRead>, KV<BinKey, BinSums>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void sum(@Element KV<BinKey, BinnedRead> read, OutputReceiver<KV<BinKey, BinSums>> out) {
      BinSums sums = new BinSums();
      sums.add(read.getValue());
      out.output(KV.of(read.getKey(), sums));
    }
  }

  static final class SumFn extends Combine.CombineFn<BinnedRead, BinSums, BinSums> {
    private static final long serialVersionUID = 1L;

    @Override
    public BinSums createAccumulator() {
      return new BinSums();
    }

    @Override
    public BinSums addInput(BinSums sums, BinnedRead read) {
      sums.add(read);
      return sums;
    }

    @Override
    public BinSums mergeAccumulators(Iterable<BinSums> all) {
      BinSums merged = new BinSums();
      all.forEach(merged::addAll);
      return merged;
    }

    @Override
    public BinSums extractOutput(BinSums sums) {
      return sums;
    }

    @Override
    public Coder<BinSums> getAccumulatorCoder(CoderRegistry registry, Coder<BinnedRead> input) {
      return new BinSums.BinSumsCoder();
    }

    @Override
    public Coder<BinSums> getDefaultOutputCoder(CoderRegistry registry, Coder<BinnedRead> input) {
      return new BinSums.BinSumsCoder();
    }
  }
}
