package io.danq.prediction;

import org.apache.avro.Schema;

/** The two kinds of rows that a pipeline writes, and what their places are called. */
enum RowKind {
  PREDICTIONS("predictions", AnnotatedRows.SCHEMA),
  FAILED("failed", FailedRows.SCHEMA);

  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // Avro's schemas are not changed
  private final Schema schema;

  RowKind(String folder, Schema schema) {
    this.folder = folder;
    this.schema = schema;
  }

  /** Name of the folder below an output, and the beginning of the names of its files. */
  String folder() {
    return folder;
  }

  Schema schema() {
    return schema;
  }
}
