package io.danq.prediction.predict;

/**
 * 128 bits of a SHA-256. Nobody can make two windows of one hash, so a sender of reads cannot have
 * one window answered with another's scores.
 */
public record WindowHash(long high, long low) {}
