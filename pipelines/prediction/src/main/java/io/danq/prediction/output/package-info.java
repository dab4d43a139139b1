/**
 * From predictions and failed records to rows, and to the places where rows are kept: Parquet
 * files, BigQuery and Kafka.
 */
package io.danq.prediction.output;
