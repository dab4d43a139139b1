package io.danq.sequence.file;

import java.io.IOException;

/** A file cannot be read as sequences at all; the message names the file and says why. */
public class SequenceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public SequenceFormatException(String message) {
    super(message);
  }

  public SequenceFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
