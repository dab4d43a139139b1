package io.danq.registry;

import java.io.IOException;

/** A registry lacks something, or holds it in an unusable state. The message says where. */
public class RegistryException extends IOException {
  private static final long serialVersionUID = 1L;

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
