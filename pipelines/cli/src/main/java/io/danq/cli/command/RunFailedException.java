package io.danq.cli.command;

import org.jspecify.annotations.Nullable;

/** A run failed; the message says why in full. */
final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
