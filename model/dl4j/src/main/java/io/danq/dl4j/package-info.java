/**
 * The second opinion on Keras files: DL4J's own importer and network, with workarounds for its
 * faults.
 *
 * <p>No production code depends on it; {@code danq verify} finds it through {@link
 * io.danq.network.reference.KerasReference}. Begin with {@link io.danq.dl4j.Dl4jNetwork}.
 */
package io.danq.dl4j;
