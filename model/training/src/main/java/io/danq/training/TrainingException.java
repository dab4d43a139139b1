package io.danq.training;

import java.io.IOException;

/** Training that cannot begin or go on; the message says why and what to do. */
public final class TrainingException extends IOException {
  private static final long serialVersionUID = 1;

  /** A failure with its reason. */
  public TrainingException(String message) {
    super(message);
  }
}
