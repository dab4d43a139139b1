package io.danq.sequence.genome;

import java.nio.file.Path;

/**
 * A reference that is open.
 *
 * @param genome shared by all users in this JVM that opened the same file
 * @param file the packed genome
 * @param packedNow whether this call made the file; otherwise it already existed
 */
public record PackedReference(ReferenceGenome genome, Path file, boolean packedNow) {}
