package io.danq.prediction.write;

import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.options.OutputOptions;
import io.danq.prediction.options.PlaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/** Writes rows to every output of a run. */
public final class WriteRows extends PTransform<PCollection<GenericRecord>, PDone> {
  private static final long serialVersionUID = 1L;

  private final RowKind kind;
  private final Outputs outputs;

  /**
   * The outputs of a run and their settings.
   *
   * @param places at least one
   * @param windowing how unbounded rows are cut into files; null for bounded rows
   * @param kafka the clients that write to Kafka; null if no output is a topic
   * @param delivery the delivery guarantee of BigQuery
   * @param bigQuery a stand-in for BigQuery in tests; null for BigQuery itself
   * @param part number of the part of a batch run, from 0; its files have it in their names
   */
  public record Outputs(
      List<Output> places,
      WriteParquet.@Nullable Windowing windowing,
      @Nullable KafkaClients kafka,
      OutputOptions.Delivery delivery,
      @Nullable BigQueryServices bigQuery,
      int part) {

    /**
     * Reads a pipeline's options.
     *
     * @throws IllegalArgumentException if one of them is wrong or contradicts another
     */
    public static Outputs of(OutputOptions options, WriteParquet.@Nullable Windowing windowing) {
      List<Output> places = Output.parse(options.getOutput());
      if (places.stream().anyMatch(Output.Vcf.class::isInstance)) {
        throw new IllegalArgumentException("--output=vcf:FILE is for 'danq variants' only");
      }
      if (windowing != null) {
        refuseBins(places, "a stream has no end at which a bin has all of its reads");
      }
      return of(places, options, windowing);
    }

    /**
     * Reads the options of a pipeline over variants. A VCF is not written by {@link WriteRows}; it
     * is among the places, for failed lines, only if there is no other output.
     *
     * @throws IllegalArgumentException if one of them is wrong or contradicts another
     */
    public static Outputs ofVariants(OutputOptions options) {
      List<Output> all = Output.parse(options.getOutput());
      refuseBins(all, "an allele is not a read");
      List<Output> others = all.stream().filter(place -> !(place instanceof Output.Vcf)).toList();
      return of(others.isEmpty() ? all : others, options, null);
    }

    /**
     * Reads the options of a pipeline that writes bins of the genome itself, and only to folders.
     *
     * @throws IllegalArgumentException if a place is not a folder
     */
    public static Outputs ofScan(PlaceOptions options) {
      List<Output> bins = new ArrayList<>();
      for (Output place : Output.parse(options.getOutput())) {
        bins.add(
            new Output.Bins(
                place
                    .runFolder()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--output="
                                    + place
                                    + " is not a folder; a scan writes only to folders"))));
      }
      return new Outputs(
          List.copyOf(bins), null, null, OutputOptions.Delivery.AT_LEAST_ONCE, null, 0);
    }

    private static void refuseBins(List<Output> places, String reason) {
      if (places.stream().anyMatch(Output.Bins.class::isInstance)) {
        throw new IllegalArgumentException(
            "--output=bins:FOLDER is for 'danq predict' only: " + reason);
      }
    }

    private static Outputs of(
        List<Output> places, OutputOptions options, WriteParquet.@Nullable Windowing windowing) {
      boolean kafka = places.stream().anyMatch(Output.Kafka.class::isInstance);
      WriteBigQuery.check(options);
      return new Outputs(
          places,
          windowing,
          kafka ? KafkaClients.writing(options) : null,
          options.getBigQueryDelivery(),
          null,
          0);
    }

    /** The places for rows of a kind; possibly none, and then they are not written. */
    public List<Output> places(RowKind kind) {
      return places.stream()
          .filter(
              place ->
                  kind == RowKind.FAILED
                      || !(place instanceof Output.Vcf || place instanceof Output.Bins))
          .toList();
    }

    /** The folders among the places. */
    public List<String> folders() {
      return places.stream().flatMap(place -> place.runFolder().stream()).toList();
    }

    /** The folders for bins among the places; possibly none. */
    public List<String> bins() {
      return places.stream()
          .filter(Output.Bins.class::isInstance)
          .flatMap(place -> place.runFolder().stream())
          .toList();
    }

    /** The same without the folders; possibly none. */
    public Outputs withoutFolders() {
      List<Output> others =
          places.stream().filter(place -> !(place instanceof Output.Parquet)).toList();
      return new Outputs(others, windowing, kafka, delivery, bigQuery, part);
    }

    /** The same for another part of the run. */
    public Outputs withPart(int number) {
      return new Outputs(places, windowing, kafka, delivery, bigQuery, number);
    }

    /** The same with a stand-in for BigQuery. */
    public Outputs withBigQuery(BigQueryServices services) {
      return new Outputs(places, windowing, kafka, delivery, services, part);
    }
  }

  /** Writes rows of one kind to every place. */
  public WriteRows(RowKind kind, Outputs outputs) {
    this.kind = kind;
    this.outputs = outputs;
  }

  @Override
  public PDone expand(PCollection<GenericRecord> rows) {
    Map<String, Integer> names = new HashMap<>();
    for (Output output : outputs.places(kind)) {
      String name = output.getClass().getSimpleName();
      int number = names.merge(name, 1, Integer::sum);
      rows.apply(number == 1 ? name : name + number, writeTo(output, rows.isBounded()));
    }
    return PDone.in(rows.getPipeline());
  }

  private PTransform<PCollection<GenericRecord>, PDone> writeTo(Output output, IsBounded bounded) {
    if (output instanceof Output.BigQuery table) {
      return new WriteBigQuery(table, kind, outputs.delivery(), outputs.bigQuery());
    }
    if (output instanceof Output.Kafka topic) {
      return new WriteKafka(Objects.requireNonNull(outputs.kafka()), kind, topic);
    }
    String place =
        output instanceof Output.Vcf vcf ? vcf.folder() : output.runFolder().orElseThrow();
    String folder = OutputFolders.of(place, kind);
    if (bounded == IsBounded.BOUNDED) {
      return WriteParquet.bounded(folder, kind.prefix(outputs.part()), kind.schema());
    }
    return WriteParquet.windowed(folder, kind, Objects.requireNonNull(outputs.windowing()));
  }
}
