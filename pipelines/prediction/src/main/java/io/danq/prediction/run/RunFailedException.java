package io.danq.prediction.run;

import org.jspecify.annotations.Nullable;

/** A run failed; the message says why in full. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
