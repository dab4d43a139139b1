package io.danq.alignment;

import java.nio.file.Path;

/**
 * The index of a packed reference.
 *
 * @param index shared by all users in this JVM that opened the same file
 * @param file the image
 * @param madeNow whether this call made the file; otherwise it already existed
 */
public record CachedIndex(AlignmentIndex index, Path file, boolean madeNow) {}
