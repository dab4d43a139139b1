package io.danq.prediction;

/**
 * What a slice turned out to be when it ended.
 *
 * @param slice which one
 * @param last offset of its last message
 * @param messages how many it has, at least 1; offsets may have gaps
 * @param millis begin of the event-time window it began in, in milliseconds since 1970
 */
record SliceEnd(Slice slice, long last, long messages, long millis) {}
