package io.danq.keras;

import java.io.IOException;

/**
 * A Keras file is not a usable DanQ. The message is one line: the file, the layer if there is one,
 * what was expected and what was found.
 */
public class KerasImportException extends IOException {
  private static final long serialVersionUID = 1L;

  public KerasImportException(String message) {
    super(message);
  }

  public KerasImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
