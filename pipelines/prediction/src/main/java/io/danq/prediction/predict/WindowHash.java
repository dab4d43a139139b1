package io.danq.prediction.predict;

/**
 * 128 bits of a SHA-256. Nobody can construct two windows with the same hash, so a sender of reads
 * cannot make one window get another's scores.
 */
public record WindowHash(long high, long low) {}
