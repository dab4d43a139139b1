package io.danq.registry;

import java.util.Optional;

/**
 * A model by its place in a registry, as {@code --model} takes it: {@code registry:URI/NAME} for
 * the current version, {@code registry:URI/NAME@VERSION} for one version.
 *
 * @param registry the registry's folder, on any Beam file system
 * @param name the model's name
 * @param version the one version meant; empty for the current one
 */
public record ModelReference(String registry, String name, Optional<String> version) {
  private static final String PREFIX = "registry:";

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if the registry is empty or a name is not allowed
   */
  public ModelReference {
    if (registry.isEmpty()) {
      throw new IllegalArgumentException("the registry's folder is empty");
    }
    Names.check("the model's name", name);
    version.ifPresent(one -> Names.check("version", one));
  }

  /** Whether a model is given by its place in a registry rather than as a bundle's folder. */
  public static boolean isReference(String model) {
    return model.startsWith(PREFIX);
  }

  /**
   * Parses a reference.
   *
   * @throws IllegalArgumentException if it is not a reference
   */
  public static ModelReference parse(String model) {
    int slash = model.lastIndexOf('/');
    if (!isReference(model) || slash < PREFIX.length()) {
      throw new IllegalArgumentException(
          "'" + model + "' is not registry:URI/NAME or registry:URI/NAME@VERSION");
    }
    String registry = model.substring(PREFIX.length(), Math.max(slash, PREFIX.length() + 1));
    String[] last = model.substring(slash + 1).split("@", 2);
    return new ModelReference(
        registry, last[0], last.length == 2 ? Optional.of(last[1]) : Optional.empty());
  }
}
