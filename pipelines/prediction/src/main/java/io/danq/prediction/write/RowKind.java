package io.danq.prediction.write;

import io.danq.prediction.bin.BinRows;
import io.danq.prediction.rows.AnnotatedRows;
import io.danq.prediction.rows.FailedRows;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.rows.VariantRows;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The kinds of rows that a pipeline writes, and the names of their folders, tables and topics. */
public enum RowKind {
  /** Predictions, a row per window. */
  PREDICTIONS("predictions", AnnotatedRows.SCHEMA, "", ""),

  /** Effects of variants, a row per alternative allele. */
  VARIANTS("variants", VariantRows.SCHEMA, "", ""),

  /** Sums of predictions, a row per bin, phase set and haplotype. */
  BINS("bins", BinRows.SCHEMA, "", ""),

  /** Failures, a row per failed record. */
  FAILED("failed", FailedRows.SCHEMA, "_failed", "-failed");

  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // Avro's schemas are not changed
  private final Schema schema;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Schema tableSchema;

  private final String tableSuffix;
  private final String topicSuffix;

  RowKind(String folder, Schema schema, String tableSuffix, String topicSuffix) {
    this.folder = folder;
    this.schema = schema;
    this.tableSchema = BigQueryRows.schema(schema);
    this.tableSuffix = tableSuffix;
    this.topicSuffix = topicSuffix;
  }

  /** The kind of a row. */
  public static RowKind of(SourcedRow row) {
    if (row.isFailed()) {
      return FAILED;
    }
    return row.row().getSchema().equals(VariantRows.SCHEMA) ? VARIANTS : PREDICTIONS;
  }

  /** Name of the folder below an output, and the beginning of the names of its files. */
  public String folder() {
    return folder;
  }

  /**
   * The beginning of the names of a batch's files.
   *
   * @param part number of the part of the run, from 0
   */
  public String prefix(int part) {
    return String.format(Locale.ROOT, "%s-%05d-", folder, part);
  }

  /**
   * The part of a file's name that came from {@link #prefix}; the entire name if the file belongs
   * to no part.
   */
  public static String prefixOf(String fileName) {
    int kindEnd = fileName.indexOf('-');
    int partEnd = fileName.indexOf('-', kindEnd + 1);
    return partEnd < 0 ? fileName : fileName.substring(0, partEnd + 1);
  }

  /** The key of rows that belong together: the read's name, or the variant's position. */
  Optional<String> key(GenericRecord row) {
    return this == VARIANTS
        ? Optional.of(row.get("contig") + ":" + row.get("pos"))
        : Optional.ofNullable(row.get("sequence_id")).map(Object::toString);
  }

  /** The schema of its rows. */
  public Schema schema() {
    return schema;
  }

  /** The schema of rows on their way to BigQuery. */
  Schema tableSchema() {
    return tableSchema;
  }

  public String table(Output.BigQuery output) {
    return output.table() + tableSuffix;
  }

  /** The Kafka topic of its rows. */
  public String topic(Output.Kafka output) {
    return output.topic() + topicSuffix;
  }
}
