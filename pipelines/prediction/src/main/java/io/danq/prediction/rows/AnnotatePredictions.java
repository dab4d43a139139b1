package io.danq.prediction.rows;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.predict.Prediction;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;

/** Turns predictions into rows that name the model, the place and the targets that were hit. */
public final class AnnotatePredictions
    extends PTransform<PCollection<Sliced<Prediction>>, PCollection<Sliced<SourcedRow>>> {
  private static final long serialVersionUID = 1L;

  private final RowOptions options;

  /** Makes rows with the content that options select. */
  public AnnotatePredictions(RowOptions options) {
    this.options = options;
  }

  @Override
  public PCollection<Sliced<SourcedRow>> expand(PCollection<Sliced<Prediction>> predictions) {
    return predictions
        .apply("Annotate", ParDo.of(new AnnotateFn(options)))
        .setCoder(new SlicedCoder<>(new SourcedRow.SourcedRowCoder()));
  }

  static final class AnnotateFn extends DoFn<Sliced<Prediction>, Sliced<SourcedRow>> {
    private static final long serialVersionUID = 1L;

    private final RowOptions options;
    private transient AnnotatedRows rows;
    private transient RecentAnnotations annotations;

    AnnotateFn(RowOptions options) {
      this.options = options;
    }

    @Setup
    public void setUp() {
      rows = new AnnotatedRows(options);
      annotations = new RecentAnnotations();
    }

    @ProcessElement
    public void annotate(
        @Element Sliced<Prediction> element,
        @Timestamp Instant timestamp,
        OutputReceiver<Sliced<SourcedRow>> out)
        throws IOException {
      PredictionMetrics.count(PredictionMetrics.ROWS, 1);
      PredictionMetrics.observeLatency(timestamp);
      Prediction prediction = element.value();
      SequenceWindow window = prediction.window();
      GenericRecord row = rows.row(prediction, annotations.of(prediction.model()));
      out.output(element.with(new SourcedRow(window.source(), window.position(), row)));
    }
  }
}
