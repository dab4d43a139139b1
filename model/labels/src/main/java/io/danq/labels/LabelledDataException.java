package io.danq.labels;

import java.io.IOException;

/** The file does not hold labelled windows. The message names the file and the fault. */
public final class LabelledDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message says what was expected and what was found. */
  public LabelledDataException(String message) {
    super(message);
  }

  /** As above, with its cause. */
  public LabelledDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
