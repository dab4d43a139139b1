package io.danq.registry;

/** A version that did not pass the {@link PromotionGate}; the message gives the reason. */
public final class PromotionRefusedException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public PromotionRefusedException(String message) {
    super(message);
  }
}
