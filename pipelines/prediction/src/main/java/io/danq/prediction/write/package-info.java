/**
 * Writes rows to the places that {@code --output} names: Parquet folders, BigQuery tables and Kafka
 * topics. {@link io.danq.prediction.write.Output} also knows folders of bins, which {@code
 * io.danq.prediction.bin} writes, and annotated VCFs, which {@code io.danq.prediction.variant}
 * writes.
 *
 * <p>Begin with {@code Output} and {@link io.danq.prediction.write.WriteRows}.
 */
package io.danq.prediction.write;
