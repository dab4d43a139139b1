package io.danq.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Objects outside Java's heap that live until this is closed. For one thread at a time. */
final class NativeObjects implements AutoCloseable {
  private final Deque<Pointer> kept = new ArrayDeque<>();

  /** Keeps an object alive beyond the scope in which it was made. */
  <P extends Pointer> P keep(P object) {
    kept.push(object.retainReference());
    return object;
  }

  /** Frees what it kept, in reverse order. */
  @Override
  public void close() {
    while (!kept.isEmpty()) {
      kept.pop().releaseReference();
    }
  }
}
