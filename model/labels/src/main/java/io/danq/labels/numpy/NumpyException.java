package io.danq.labels.numpy;

import java.io.IOException;

/** The file is not one of NumPy's, or the array is of an unsupported kind. */
public final class NumpyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message names the file, the array and the fault. */
  public NumpyException(String message) {
    super(message);
  }

  /** As above, with its cause. */
  public NumpyException(String message, Throwable cause) {
    super(message, cause);
  }
}
