package io.danq.training;

import java.io.IOException;

/** Training cannot begin or continue. The message says why and what to do. */
public final class TrainingException extends IOException {
  private static final long serialVersionUID = 1;

  /** A failure and its reason. */
  public TrainingException(String message) {
    super(message);
  }
}
