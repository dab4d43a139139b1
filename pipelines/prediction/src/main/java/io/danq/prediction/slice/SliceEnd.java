package io.danq.prediction.slice;

/**
 * The end of a slice, and what it holds.
 *
 * @param slice which one
 * @param began offset of the first message that the job read in the partition, at most {@code
 *     slice.first()}
 * @param last offset of its last message
 * @param messages how many it has, at least 1; offsets may have gaps
 * @param millis start of the event-time window it began in, in milliseconds since 1970
 */
public record SliceEnd(Slice slice, long began, long last, long messages, long millis) {}
