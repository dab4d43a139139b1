package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.window.SequenceWindow;
import io.danq.window.WindowSpec;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The part that both pipelines share: from windows to rows. */
final class Pipelines {
  /**
   * Keys that windows are spread over. Flink hashes them to its tasks, and the fewer they are, the
   * more one task may get than another: of 128 keys, 7 per cent.
   */
  private static final int BUCKETS = 8192;

  /**
   * The DirectRunner makes one bundle a key, and a bundle is what is predicted at once: with many
   * keys the network would run on single windows.
   */
  private static final int DIRECT_BUCKETS = 128;

  private Pipelines() {}

  static WindowSpec windowSpec(ModelBundle model, PredictionOptions options) {
    return new WindowSpec(
        model.manifest().network().window(), options.getStride(), options.getMinRealBases());
  }

  /** Spreads the windows over all workers, predicts them and makes rows of them. */
  static PCollection<GenericRecord> predict(
      PCollectionTuple read, PredictionOptions options, ModelSource model, RowOptions rowOptions) {
    boolean direct = options.getRunner().getSimpleName().equals("DirectRunner");
    int buckets = direct ? DIRECT_BUCKETS : BUCKETS;
    return read.get(WindowTags.WINDOWS)
        .apply("Spread", Reshuffle.<SequenceWindow>viaRandomKey().withNumBuckets(buckets))
        .apply("Predict", new PredictWindows(model))
        .apply("Annotate", new AnnotatePredictions(rowOptions));
  }

  static PCollection<GenericRecord> failedRows(PCollectionTuple read) {
    return read.get(WindowTags.FAILED)
        .apply(
            "FailedRows",
            MapElements.into(TypeDescriptor.of(GenericRecord.class)).via(FailedRows::row))
        .setCoder(AvroCoder.of(FailedRows.SCHEMA));
  }
}
