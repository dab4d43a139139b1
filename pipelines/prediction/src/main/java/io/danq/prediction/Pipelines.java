package io.danq.prediction;

import io.danq.beam.option.ByteSize;
import io.danq.beam.option.RunnerKind;
import io.danq.flink.EmbeddedFlink;
import io.danq.network.bundle.ModelBundle;
import io.danq.prediction.bin.BinKey;
import io.danq.prediction.bin.BinRows;
import io.danq.prediction.bin.BinSums;
import io.danq.prediction.bin.SumBins;
import io.danq.prediction.bin.WriteBins;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.options.ModelOptions;
import io.danq.prediction.options.PredictionOptions;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.predict.PredictWindows;
import io.danq.prediction.predict.SpreadWindows;
import io.danq.prediction.predict.ToOneWorker.Means;
import io.danq.prediction.read.Cutting;
import io.danq.prediction.read.ReadVariantFiles;
import io.danq.prediction.rows.AnnotatePredictions;
import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.RowOptions;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.slice.SliceTally;
import io.danq.prediction.slice.WriteSlices;
import io.danq.prediction.variant.PredictVariants;
import io.danq.prediction.variant.SpreadVariants;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.prediction.write.WriteRows;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.Regions;
import io.danq.sequence.variant.VariantInput;
import io.danq.sequence.window.SequenceWindow;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** What the pipelines share: from windows or variants to rows. */
final class Pipelines {
  /**
   * Keys that windows are spread over. Flink hashes them to its tasks: with few keys the load is
   * uneven. With 128 keys one task can get 7 per cent more than another.
   */
  private static final int BUCKETS = 8192;

  /**
   * The DirectRunner makes one bundle per key, and the network runs on the windows of a bundle:
   * with many keys it would run on single windows, and most of the time would be spent on making
   * bundles.
   */
  private static final int DIRECT_BUCKETS = 16;

  private Pipelines() {}

  /**
   * How records become the windows that a model takes. If a reference is given, it is packed now,
   * on this machine, so that a wrong one is noticed before anything runs. If reads are aligned on
   * this machine and not on a cluster, it is also indexed now.
   */
  static Cutting cutting(ModelBundle model, PredictionOptions options) throws IOException {
    WindowSpec spec =
        new WindowSpec(
            model.manifest().network().window(), options.getStride(), options.getMinRealBases());
    Cutting cutting = Cutting.of(spec, options);
    if (EmbeddedFlink.cluster(options).isEmpty()) {
      cutting.open();
    } else {
      cutting.genome();
    }
    return cutting.withRegionsOnReference();
  }

  /**
   * Spreads the windows over all workers and predicts them. With a prediction cache, equal windows
   * go to the same worker, except that very frequent ones go to several ({@code HotWindows}).
   */
  static PCollectionTuple predict(PCollectionTuple read, ModelOptions options, ModelSource model) {
    int buckets = buckets(RunnerKind.of(options));
    PCollection<Sliced<SequenceWindow>> windows = read.get(WindowTags.WINDOWS);
    ByteSize cache = options.getPredictionCache();
    return windows
        .apply(
            "Spread",
            cache.bytes() > 0
                ? new SpreadWindows(options.getStrands(), buckets, means(windows, options))
                : Reshuffle.<Sliced<SequenceWindow>>viaRandomKey().withNumBuckets(buckets))
        .apply("Predict", new PredictWindows(model, cache));
  }

  /** Spreads variants over all workers and predicts their alleles. */
  static PCollectionTuple predictVariants(
      PCollectionTuple read, PipelineOptions options, PredictVariants.Settings settings) {
    PCollection<Sliced<VariantInput>> variants = read.get(ReadVariantFiles.VARIANTS);
    return variants
        .apply(
            "Spread", new SpreadVariants(buckets(RunnerKind.of(options)), means(variants, options)))
        .apply("Predict", new PredictVariants(settings));
  }

  private static int buckets(RunnerKind runner) {
    return runner == RunnerKind.DIRECT ? DIRECT_BUCKETS : BUCKETS;
  }

  private static Means means(PCollection<?> elements, PipelineOptions options) {
    boolean isStream =
        elements.isBounded() == PCollection.IsBounded.UNBOUNDED
            || options.as(StreamingOptions.class).isStreaming();
    return isStream && RunnerKind.of(options) == RunnerKind.FLINK ? Means.STATE : Means.RESHUFFLE;
  }

  /** Makes rows of the predictions of windows, and writes them. */
  static void write(
      PCollectionTuple read, PCollectionTuple predicted, RowOptions rowOptions, Outputs outputs) {
    PCollection<Sliced<SourcedRow>> rows =
        predicted
            .get(PredictWindows.PREDICTIONS)
            .apply("Annotate", new AnnotatePredictions(rowOptions));
    write(RowKind.PREDICTIONS, rows, read, predicted, outputs);
  }

  /**
   * Sums predictions by bin, and writes the sums to every folder of bins.
   *
   * @param regions that bins must overlap; null for any
   */
  static void writeBins(
      PCollectionTuple predicted, BinRows rows, @Nullable Regions regions, Outputs outputs) {
    boolean alone = outputs.places(RowKind.PREDICTIONS).isEmpty();
    SumBins summing = alone ? SumBins.alone(regions) : SumBins.besideRows(regions);
    writeBins(summing, predicted, rows, outputs);
  }

  /** Writes predictions to every folder of bins, one window of each bin. */
  static void writeScan(PCollectionTuple predicted, BinRows rows, Outputs outputs) {
    writeBins(SumBins.oneEach(), predicted, rows, outputs);
  }

  private static void writeBins(
      SumBins summing, PCollectionTuple predicted, BinRows rows, Outputs outputs) {
    PCollection<KV<BinKey, BinSums>> bins =
        predicted.get(PredictWindows.PREDICTIONS).apply("SumBins", summing);
    int number = 0;
    for (String folder : outputs.bins()) {
      String place = OutputFolders.of(folder, RowKind.BINS);
      String prefix = RowKind.BINS.prefix(outputs.part());
      bins.apply("WriteBins" + number++, new WriteBins(place, prefix, rows));
    }
  }

  /**
   * Writes the results to every output. If the source reads in slices, each slice becomes a Parquet
   * file.
   *
   * @param kind of the rows
   * @param read may have failed records, as {@code predicted} may
   */
  static void write(
      RowKind kind,
      PCollection<Sliced<SourcedRow>> rows,
      PCollectionTuple read,
      PCollectionTuple predicted,
      Outputs outputs) {
    PCollection<Sliced<SourcedRow>> failed = failedRows(failures(read, predicted));
    Outputs others = outputs;
    if (read.has(SliceTally.TAG) && !outputs.folders().isEmpty()) {
      PCollectionTuple.of(WriteSlices.PREDICTIONS, rows)
          .and(WriteSlices.FAILED, failed)
          .and(SliceTally.TAG, read.get(SliceTally.TAG))
          .apply("Slices", new WriteSlices(outputs.folders()));
      others = outputs.withoutFolders();
    }
    if (!others.places(kind).isEmpty()) {
      rows.apply("PredictedRows", new SourcedRow.Rows())
          .apply("Predictions", new WriteRows(kind, others));
    }
    writeFailed(failed, others);
  }

  /** Writes only what could not be read or predicted, for a run without rows. */
  static void writeFailed(PCollectionTuple read, PCollectionTuple predicted, Outputs outputs) {
    writeFailed(failedRows(failures(read, predicted)), outputs);
  }

  private static void writeFailed(PCollection<Sliced<SourcedRow>> failed, Outputs outputs) {
    if (!outputs.places(RowKind.FAILED).isEmpty()) {
      failed
          .apply("RowsOfFailed", new SourcedRow.Rows())
          .apply("Failed", new WriteRows(RowKind.FAILED, outputs));
    }
  }

  private static PCollectionList<Sliced<FailedRecord>> failures(
      PCollectionTuple read, PCollectionTuple predicted) {
    return PCollectionList.of(read.get(WindowTags.FAILED)).and(predicted.get(WindowTags.FAILED));
  }

  /** Makes rows of what could not be read or predicted. */
  private static PCollection<Sliced<SourcedRow>> failedRows(
      PCollectionList<Sliced<FailedRecord>> failures) {
    return failures
        .apply("AllFailed", Flatten.pCollections())
        .apply(
            "FailedRows",
            MapElements.into(new TypeDescriptor<Sliced<SourcedRow>>() {})
                .via(failed -> failed.with(row(failed.value()))))
        .setCoder(new Sliced.SlicedCoder<>(new SourcedRow.SourcedRowCoder()));
  }

  private static SourcedRow row(FailedRecord failed) {
    return new SourcedRow(failed.source(), 0, FailedRows.row(failed));
  }
}
