package io.danq.evaluation;

import java.io.IOException;

/** The labelled data cannot be used to evaluate a network. The message says why. */
public final class EvaluationException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message names what does not fit what. */
  public EvaluationException(String message) {
    super(message);
  }
}
