/**
 * How the pipelines run on Flink: the settings of a stream, and Flink inside this process.
 *
 * <p>Depends on none of our pipelines. Begin with {@link io.danq.flink.FlinkStreamDefaults}.
 */
package io.danq.flink;
