package io.danq.sequence.variant;

import io.danq.sequence.RecordSource;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A variant and where it was read.
 *
 * @param source the line or the message
 * @param contigLength of its contig, if the file's header or the message gives it
 */
public record SourcedVariant(RecordSource source, Variant variant, OptionalInt contigLength)
    implements VariantInput {
  public SourcedVariant {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(contigLength, "contigLength");
  }
}
