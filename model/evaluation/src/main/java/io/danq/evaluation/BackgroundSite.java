package io.danq.evaluation;

import io.danq.sequence.variant.Variant;
import java.util.OptionalInt;

/**
 * A variant of a background.
 *
 * @param contigLength of its contig, if its file's header gives it
 */
public record BackgroundSite(Variant variant, OptionalInt contigLength) {}
