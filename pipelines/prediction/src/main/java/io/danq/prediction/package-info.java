/** The pipelines that predict: read, cut into windows, predict, annotate, write. */
package io.danq.prediction;
