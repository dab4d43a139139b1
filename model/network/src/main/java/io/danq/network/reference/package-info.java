/**
 * Networks that share nothing with the engines that serve, to judge those by: DanQ's definition in
 * plain Java, and the interface behind which DL4J hides.
 *
 * <p>Used by {@code danq verify} and by tests. Begin with {@link
 * io.danq.network.reference.ReferenceDanQ}.
 */
package io.danq.network.reference;
