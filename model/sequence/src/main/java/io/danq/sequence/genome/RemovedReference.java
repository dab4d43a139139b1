package io.danq.sequence.genome;

import java.nio.file.Path;
import java.util.List;

/**
 * What was deleted of a reference.
 *
 * @param files the packed genome and what was made from it; empty if another FASTA shares it
 * @param bytes of all of them
 */
public record RemovedReference(List<Path> files, long bytes) {}
