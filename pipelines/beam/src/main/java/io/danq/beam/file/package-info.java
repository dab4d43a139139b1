/**
 * Finds, lists and deletes files, on this machine and on any of Beam's file systems.
 *
 * <p>Uses Beam and {@code io.danq.sequence.disk}. Begin with {@link io.danq.beam.file.FileMatch} to
 * find files and {@link io.danq.beam.file.WholeResource} to write one.
 */
package io.danq.beam.file;
