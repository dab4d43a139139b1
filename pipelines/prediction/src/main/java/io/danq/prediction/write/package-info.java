/**
 * Writes rows to the places that {@code --output} names: Parquet folders, BigQuery tables and Kafka
 * topics.
 *
 * <p>Begin with {@link io.danq.prediction.write.Output} and {@link
 * io.danq.prediction.write.WriteRows}.
 */
package io.danq.prediction.write;
