/**
 * Makes rows of predictions, of variants and of failed records, and holds the three schemas.
 *
 * <p>Depends on no output. Begin with {@link io.danq.prediction.rows.AnnotatedRows}, {@link
 * io.danq.prediction.rows.VariantRows} and {@link io.danq.prediction.rows.FailedRows}.
 */
package io.danq.prediction.rows;
