/**
 * Networks that share no code with the production engines, to check them: DanQ's definition in
 * plain Java, and the interface that DL4J implements.
 *
 * <p>Used by {@code danq verify} and by tests. Begin with {@link
 * io.danq.network.reference.ReferenceDanQ}.
 */
package io.danq.network.reference;
