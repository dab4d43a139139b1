/**
 * Files on this machine's disks that appear whole.
 *
 * <p>Every package that writes local files may use this one; it uses none. Begin with {@link
 * io.danq.sequence.disk.WholeFile}.
 */
package io.danq.sequence.disk;
