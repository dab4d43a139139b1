/**
 * Reads sequences and cuts them into windows: from files, from files as they arrive, and from a
 * topic.
 *
 * <p>Begin with {@link io.danq.prediction.read.ReadSequenceFiles} or {@link
 * io.danq.prediction.read.ReadTopic}.
 */
package io.danq.prediction.read;
