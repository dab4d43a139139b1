/**
 * Published versions of models on any file system, and the pointer to the version in use.
 *
 * <p>Uses bundles and Beam's file systems. Begin with {@link io.danq.registry.ModelRegistry}.
 */
package io.danq.registry;
