package io.danq.registry;

import java.io.IOException;

/**
 * What a registry does not hold, or holds in a state that cannot be used; the message says where.
 */
public class RegistryException extends IOException {
  private static final long serialVersionUID = 1L;

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
