package io.danq.sequence.variant;

/** What a pipeline over variants reads and predicts together: a piece of a file, or a message. */
public sealed interface VariantInput permits VcfPiece, SourcedVariant {}
