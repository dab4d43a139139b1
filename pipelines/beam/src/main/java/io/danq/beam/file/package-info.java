/**
 * Finds, lists and deletes files, on this machine and on any file system of Beam's.
 *
 * <p>Uses Beam alone. Begin with {@link io.danq.beam.file.InputFiles}.
 */
package io.danq.beam.file;
