package io.danq.prediction;

/** How many models this JVM holds, for tests outside the package. */
public final class HeldModels {
  private HeldModels() {}

  /** Models loaded and not yet freed. */
  public static int count() {
    return ModelCache.size();
  }
}
