/**
 * The options of the pipelines that predict. The command line and the Dataflow templates are built
 * from these interfaces.
 *
 * <p>Begin with {@link io.danq.prediction.options.PredictionOptions}.
 */
package io.danq.prediction.options;
