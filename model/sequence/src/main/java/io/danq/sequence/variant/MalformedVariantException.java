package io.danq.sequence.variant;

/** A line or a message is not a variant; the message says why. */
public final class MalformedVariantException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedVariantException(String message) {
    super(message);
  }
}
