package io.danq.evaluation;

import java.io.IOException;

/** Labelled data that cannot judge a network; the message says why. */
public final class EvaluationException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message names what does not fit what. */
  public EvaluationException(String message) {
    super(message);
  }
}
