/**
 * Finds the place of reads on a reference genome with BWA-MEM, which runs inside this JVM. A genome
 * is indexed once per machine, by a separate process; all threads of a JVM share one mapping of the
 * index. A read's alignment depends on the read alone, never on other reads.
 *
 * <p>Everything that reaches the native code is checked here first. Begin with {@link
 * io.danq.alignment.ReadAligner}.
 */
package io.danq.alignment;
