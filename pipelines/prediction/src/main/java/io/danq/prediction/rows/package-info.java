/**
 * Makes rows of predictions and of failed records, and holds the two schemas.
 *
 * <p>Depends on no output. Begin with {@link io.danq.prediction.rows.AnnotatedRows} and {@link
 * io.danq.prediction.rows.FailedRows}.
 */
package io.danq.prediction.rows;
