package io.danq.dl4j;

import java.io.IOException;

/** DL4J cannot turn a Keras file into a DanQ network. */
public final class Dl4jImportException extends IOException {
  private static final long serialVersionUID = 1L;

  public Dl4jImportException(String message) {
    super(message);
  }

  public Dl4jImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
