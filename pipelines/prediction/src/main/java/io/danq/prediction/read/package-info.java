/**
 * Reads sequences and cuts them into windows: from files, from files as they arrive, and from a
 * topic. Also reads variants, and the bins of a reference.
 *
 * <p>Begin with {@link io.danq.prediction.read.ReadSequenceFiles}, {@link
 * io.danq.prediction.read.ReadTopic}, {@link io.danq.prediction.read.ReadVariantFiles} or {@link
 * io.danq.prediction.read.ReadReference}.
 */
package io.danq.prediction.read;
