/** What a running pipeline counts, and under which names. */
package io.danq.prediction.metrics;
