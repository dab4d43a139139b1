package io.danq.prediction.write;

import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TimePartitioning;
import io.danq.beam.option.RunnerKind;
import io.danq.prediction.options.OutputOptions;
import io.danq.prediction.options.OutputOptions.Delivery;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryStorageApiInsertError;
import org.apache.beam.sdk.io.gcp.bigquery.WriteResult;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PDone;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a BigQuery table through its Storage Write API, and creates the table if it is
 * missing, with a partition per day of arrival and predictions clustered by contig. A row that
 * BigQuery refuses fails the pipeline.
 */
final class WriteBigQuery extends PTransform<PCollection<GenericRecord>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final Duration COMMIT_INTERVAL = Duration.standardSeconds(10);

  private final Output.BigQuery output;
  private final RowKind kind;
  private final Delivery delivery;
  private final @Nullable BigQueryServices services;

  /**
   * Writes to the table of an output that holds a kind of rows.
   *
   * @param services a stand-in for BigQuery in tests; null for BigQuery itself
   */
  WriteBigQuery(
      Output.BigQuery output,
      RowKind kind,
      Delivery delivery,
      @Nullable BigQueryServices services) {
    this.output = output;
    this.kind = kind;
    this.delivery = delivery;
    this.services = services;
  }

  /**
   * Refuses exactly_once on Flink: a failed Flink step may get other rows when it runs again, and
   * BigQuery's exactly-once writes rely on getting the same ones.
   */
  static void check(OutputOptions options) {
    boolean exactlyOnce = options.getBigQueryDelivery() == Delivery.EXACTLY_ONCE;
    if (exactlyOnce && RunnerKind.of(options) == RunnerKind.FLINK) {
      throw new IllegalArgumentException(
          "bigQueryDelivery=exactly_once is not possible on Flink; repeated rows have the same"
              + " row_id");
    }
  }

  @Override
  public PDone expand(PCollection<GenericRecord> rows) {
    WriteResult result = rows.apply("Write", write(rows.isBounded()));
    result.getFailedStorageApiInserts().apply("Refused", ParDo.of(new RefusedFn(output, kind)));
    return PDone.in(rows.getPipeline());
  }

  private BigQueryIO.Write<GenericRecord> write(IsBounded bounded) {
    RowKind rowKind = kind;
    BigQueryIO.Write<GenericRecord> write =
        BigQueryIO.<GenericRecord>write()
            .to(
                new TableReference()
                    .setProjectId(output.project())
                    .setDatasetId(output.dataset())
                    .setTableId(kind.table(output)))
            .withSchema(BigQueryRows.table(kind.schema()))
            .withAvroSchemaFactory(ignored -> rowKind.tableSchema())
            .withAvroFormatFunction(
                request -> BigQueryRows.row(request.getElement(), rowKind.tableSchema()))
            .withTimePartitioning(new TimePartitioning().setType("DAY"))
            .withCreateDisposition(BigQueryIO.Write.CreateDisposition.CREATE_IF_NEEDED)
            .withWriteDisposition(BigQueryIO.Write.WriteDisposition.WRITE_APPEND);
    if (kind != RowKind.FAILED) {
      write = write.withClustering(new Clustering().setFields(List.of("contig")));
    }
    if (services != null) {
      write = write.withTestServices(services).withoutValidation();
    }
    if (delivery == Delivery.AT_LEAST_ONCE) {
      return write.withMethod(BigQueryIO.Write.Method.STORAGE_API_AT_LEAST_ONCE);
    }
    write = write.withMethod(BigQueryIO.Write.Method.STORAGE_WRITE_API);
    return bounded == IsBounded.BOUNDED
        ? write
        : write.withTriggeringFrequency(COMMIT_INTERVAL).withAutoSharding();
  }

  static final class RefusedFn extends DoFn<BigQueryStorageApiInsertError, Void> {
    private static final long serialVersionUID = 1L;

    private final Output.BigQuery output;
    private final RowKind kind;

    RefusedFn(Output.BigQuery output, RowKind kind) {
      this.output = output;
      this.kind = kind;
    }

    @ProcessElement
    public void fail(@Element BigQueryStorageApiInsertError error) {
      throw new IllegalStateException(
          String.format(
              "BigQuery refused a row of %s:%s.%s: %s",
              output.project(), output.dataset(), kind.table(output), error.getErrorMessage()));
    }
  }
}
