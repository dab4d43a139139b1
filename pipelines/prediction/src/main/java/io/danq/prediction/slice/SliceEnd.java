package io.danq.prediction.slice;

/**
 * What a slice turned out to be when it ended.
 *
 * @param slice which one
 * @param began offset of the first message that the job read in the partition, at most that of the
 *     slice's first
 * @param last offset of its last message
 * @param messages how many it has, at least 1; offsets may have gaps
 * @param millis start of the event-time window it began in, in milliseconds since 1970
 */
public record SliceEnd(Slice slice, long began, long last, long messages, long millis) {}
