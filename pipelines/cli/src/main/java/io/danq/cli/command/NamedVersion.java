package io.danq.cli.command;

/** A version of a model, written {@code NAME@VERSION} as 'models list' shows the two. */
record NamedVersion(String name, String version) {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if there is no @ in it
   */
  static NamedVersion parse(String text) {
    String[] parts = text.split("@", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("'" + text + "' is not NAME@VERSION");
    }
    return new NamedVersion(parts[0], parts[1]);
  }
}
