/**
 * Reads the failed records of an earlier run again, from their topic or files.
 *
 * <p>Uses {@code io.danq.prediction.read}. Begin with {@link
 * io.danq.prediction.replay.ReplayFailed}.
 */
package io.danq.prediction.replay;
