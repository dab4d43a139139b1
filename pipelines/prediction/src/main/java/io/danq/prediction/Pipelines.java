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
   * Keys that windows are spread over. A runner without a spreading of its own (the DirectRunner)
   * makes one bundle a key, and a bundle is what is predicted at once: with a key per window the
   * network would run on single windows. Flink deals windows out one by one and has no keys.
   */
  private static final int BUCKETS = 128;

  private Pipelines() {}

  static WindowSpec windowSpec(ModelBundle model, PredictionOptions options) {
    return new WindowSpec(
        model.manifest().network().window(), options.getStride(), options.getMinRealBases());
  }

  /** Spreads the windows over all workers, predicts them and makes rows of them. */
  static PCollection<GenericRecord> predict(
      PCollectionTuple read,
      PredictionOptions options,
      ModelDescription model,
      RowOptions rowOptions) {
    return read.get(WindowTags.WINDOWS)
        .apply("Spread", Reshuffle.<SequenceWindow>viaRandomKey().withNumBuckets(BUCKETS))
        .apply(
            "Predict",
            new PredictWindows(options.getModel(), options.getStrands(), options.getPrecision()))
        .apply("Annotate", new AnnotatePredictions(model, rowOptions));
  }

  static PCollection<GenericRecord> failedRows(PCollectionTuple read) {
    return read.get(WindowTags.FAILED)
        .apply(
            "FailedRows",
            MapElements.into(TypeDescriptor.of(GenericRecord.class)).via(FailedRows::row))
        .setCoder(AvroCoder.of(FailedRows.SCHEMA));
  }
}
