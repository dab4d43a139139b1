/**
 * The options of the pipelines that predict. The command line and the Dataflow templates take
 * theirs from here.
 *
 * <p>Begin with {@link io.danq.prediction.options.PredictionOptions}.
 */
package io.danq.prediction.options;
