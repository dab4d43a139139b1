/**
 * Files on this machine's disks that appear whole.
 *
 * <p>Every package that writes local files may use this one; it uses none. {@link
 * io.danq.sequence.disk.WholeFile} is all of it.
 */
package io.danq.sequence.disk;
