package io.danq.cli.command;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Work that failed for a reason the message gives in full. */
final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
