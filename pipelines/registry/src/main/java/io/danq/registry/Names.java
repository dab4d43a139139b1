package io.danq.registry;

import java.util.regex.Pattern;

/** Checks the names of models and versions, which become folders on any file system. */
final class Names {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Names() {}

  static boolean isAllowed(String name) {
    return ALLOWED.matcher(name).matches() && !name.equals(ModelRegistry.POINTER);
  }

  /**
   * Returns the name if it is allowed.
   *
   * @param what what the name is for, for the message
   * @throws IllegalArgumentException if it is not allowed
   */
  static String check(String what, String name) {
    if (!isAllowed(name)) {
      throw new IllegalArgumentException(
          what
              + " must be 1 to 128 characters of A-Z, a-z, 0-9, '.', '_' and '-', begin with a"
              + " letter or digit and not be '"
              + ModelRegistry.POINTER
              + "', was '"
              + name
              + "'");
    }
    return name;
  }
}
