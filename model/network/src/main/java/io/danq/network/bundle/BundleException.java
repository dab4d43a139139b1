package io.danq.network.bundle;

import java.io.IOException;

/** A model bundle, or a part of it, cannot be used. The message names the file and the fault. */
public class BundleException extends IOException {
  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }

  public BundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
