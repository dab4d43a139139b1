package io.danq.alignment;

import java.nio.file.Path;

/**
 * The index of a packed reference.
 *
 * @param index shared by all of this JVM that opened the same file
 * @param file the image
 * @param madeNow whether this call made the file; it was there otherwise
 */
public record CachedIndex(AlignmentIndex index, Path file, boolean madeNow) {}
