package io.danq.prediction;

import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Turns predictions into rows that name the model, the place and the targets that were hit. */
final class AnnotatePredictions
    extends PTransform<PCollection<Prediction>, PCollection<GenericRecord>> {
  private static final long serialVersionUID = 1L;

  private final RowOptions options;

  AnnotatePredictions(RowOptions options) {
    this.options = options;
  }

  @Override
  public PCollection<GenericRecord> expand(PCollection<Prediction> predictions) {
    return predictions
        .apply("Annotate", ParDo.of(new AnnotateFn(options)))
        .setCoder(AvroCoder.of(AnnotatedRows.SCHEMA));
  }

  static final class AnnotateFn extends DoFn<Prediction, GenericRecord> {
    private static final long serialVersionUID = 1L;

    private final RowOptions options;
    private transient @Nullable AnnotatedRows rows;

    AnnotateFn(RowOptions options) {
      this.options = options;
    }

    @Setup
    public void setUp() {
      rows = new AnnotatedRows(options);
    }

    @ProcessElement
    public void annotate(@Element Prediction prediction, OutputReceiver<GenericRecord> out) {
      PredictionMetrics.count(PredictionMetrics.ROWS, 1);
      out.output(rows.row(prediction));
    }
  }
}
