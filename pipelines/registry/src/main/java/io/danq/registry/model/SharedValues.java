package io.danq.registry.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that the threads of a JVM share, by key. The first to ask for a value makes it while
 * others who want the same one wait; the last to release it frees it. Making one value does not
 * block others. Thread-safe.
 */
final class SharedValues<K, V> {
  private final Maker<K, V> maker;
  private final Map<K, Entry<V>> entries = new HashMap<>();

  SharedValues(Maker<K, V> maker) {
    this.maker = maker;
  }

  /** Makes and frees values. Called without holding a lock that other keys need. */
  interface Maker<K, V> {
    V make(K key) throws IOException;

    void free(V value);
  }

  private static final class Entry<V> {
    private int users; // guarded by entries
    private @Nullable V value; // guarded by this
  }

  /** A hold on a value, until it is closed. */
  final class Hold implements AutoCloseable {
    private final K key;
    private final Entry<V> entry;
    private final V value;
    private boolean released; // guarded by entries

    private Hold(K key, Entry<V> entry, V value) {
      this.key = key;
      this.entry = entry;
      this.value = value;
    }

    V value() {
      return value;
    }

    /** Another hold on the same value, to be closed separately. */
    Hold share() {
      synchronized (entries) {
        if (released) {
          throw new IllegalStateException("the hold on " + key + " is released");
        }
        entry.users++;
        return new Hold(key, entry, value);
      }
    }

    /** Releases the value; a second call does nothing. */
    @Override
    public void close() {
      synchronized (entries) {
        if (released) {
          return;
        }
        released = true;
      }
      release(key, entry);
    }
  }

  /** Acquires a value, and makes it if nobody has it. */
  Hold acquire(K key) throws IOException {
    Entry<V> entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(key, k -> new Entry<>());
      entry.users++;
    }
    return hold(key, entry);
  }

  /** Acquires a value if somebody has it or is making it. */
  Optional<Hold> acquireIfPresent(K key) throws IOException {
    Entry<V> entry;
    synchronized (entries) {
      entry = entries.get(key);
      if (entry == null) {
        return Optional.empty();
      }
      entry.users++;
    }
    return Optional.of(hold(key, entry));
  }

  private Hold hold(K key, Entry<V> entry) throws IOException {
    try {
      synchronized (entry) {
        if (entry.value == null) {
          entry.value = maker.make(key);
        }
        return new Hold(key, entry, entry.value);
      }
    } catch (IOException | RuntimeException | Error e) {
      release(key, entry);
      throw e;
    }
  }

  private void release(K key, Entry<V> entry) {
    synchronized (entries) {
      entry.users--;
      if (entry.users > 0) {
        return;
      }
      entries.remove(key);
    }
    synchronized (entry) {
      if (entry.value != null) {
        maker.free(entry.value);
      }
    }
  }

  /** Number of values that somebody has or is making. */
  int size() {
    synchronized (entries) {
      return entries.size();
    }
  }
}
