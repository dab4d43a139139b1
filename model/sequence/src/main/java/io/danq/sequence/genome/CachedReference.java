package io.danq.sequence.genome;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A FASTA and the packed genome that was made from it.
 *
 * @param location of the FASTA; empty if the cache knows only the packed genome
 * @param file the packed genome, which may be missing
 * @param contigs how many it has
 * @param bases of all contigs together
 * @param bytes size of the packed genome; 0 if it is gone
 * @param fault what is wrong with the packed genome, if anything; the next use makes it again
 */
public record CachedReference(
    Optional<String> location,
    Path file,
    int contigs,
    long bases,
    long bytes,
    Optional<String> fault) {}
