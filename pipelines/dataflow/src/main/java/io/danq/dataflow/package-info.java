/**
 * What Google Cloud Dataflow needs to know of the pipelines: the metadata of the Flex Templates.
 *
 * <p>Begin with {@link io.danq.dataflow.FlexTemplate}.
 */
package io.danq.dataflow;
