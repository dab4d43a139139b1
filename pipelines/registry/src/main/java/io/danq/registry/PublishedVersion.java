package io.danq.registry;

import java.time.Instant;

/**
 * A complete version in a registry.
 *
 * @param name the model's name
 * @param version its version
 * @param published when it was published
 */
public record PublishedVersion(String name, String version, Instant published) {}
