package io.danq.dl4j;

import java.io.IOException;

/** A Keras file that DL4J does not make a DanQ network of. */
public final class Dl4jImportException extends IOException {
  private static final long serialVersionUID = 1L;

  public Dl4jImportException(String message) {
    super(message);
  }

  public Dl4jImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
