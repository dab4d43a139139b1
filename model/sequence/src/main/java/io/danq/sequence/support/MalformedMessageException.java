package io.danq.sequence.support;

/** A message that does not follow its format; the exception's message says why. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }
}
