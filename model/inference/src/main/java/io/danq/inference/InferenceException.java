package io.danq.inference;

import org.jspecify.annotations.Nullable;

/** A network could not be loaded or run. */
public final class InferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InferenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
