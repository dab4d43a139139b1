package io.danq.sequence.support;

/** What to say of a record for which this JVM has no memory. */
public final class HeapLimit {
  private HeapLimit() {}

  /**
   * A message for the {@link OutOfMemoryError}.
   *
   * @param what needs the memory, a record for example
   */
  public static String message(String what) {
    return what
        + " needs more memory than the JVM's heap of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB has left; give it a larger -Xmx";
  }
}
