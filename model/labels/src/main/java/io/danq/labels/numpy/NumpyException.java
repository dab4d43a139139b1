package io.danq.labels.numpy;

import java.io.IOException;

/** A file that is not what NumPy saves, or an array of a kind that is not read. */
public final class NumpyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message names the file, the array and the fault. */
  public NumpyException(String message) {
    super(message);
  }

  /** As above, with what was found below. */
  public NumpyException(String message, Throwable cause) {
    super(message, cause);
  }
}
