package io.danq.prediction.predict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.danq.beam.option.ByteSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's hold on the scores that this JVM remembers, of all its models together. It is static
 * like {@code ModelCache}, and for the same reason. It has the size that its users ask for, the
 * largest where they differ, but never more than a quarter of the heap. When the last user has
 * left, it is empty.
 *
 * <p>Thread-safe.
 */
final class PredictionCache implements AutoCloseable {
  /**
   * What an entry takes beside its numbers: the hash (32 bytes), the array's header (16),
   * Caffeine's node (48), that of its hash table (32), their slots (8) and the counts of its sketch
   * (8).
   */
  static final int ENTRY_BYTES = 144;

  private static final int HEAP_SHARE = 4;

  private static final Cache<WindowHash, float[]> SCORES =
      Caffeine.newBuilder()
          .maximumWeight(0)
          .weigher((WindowHash hash, float[] scores) -> bytes(scores))
          .executor(Runnable::run) // no thread of its own outlives the job
          .build();

  private static final List<PredictionCache> USERS = new ArrayList<>(); // guarded by itself

  private final long size;

  private PredictionCache(long size) {
    this.size = size;
  }

  /**
   * Joins the users of the cache.
   *
   * @param size more than 0
   */
  static PredictionCache open(ByteSize size) {
    long bytes = Math.min(size.bytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    PredictionCache user = new PredictionCache(bytes);
    synchronized (USERS) {
      USERS.add(user);
      resize();
    }
    return user;
  }

  private static int bytes(float[] scores) {
    return ENTRY_BYTES + Float.BYTES * scores.length;
  }

  private static void resize() {
    eviction().setMaximum(USERS.stream().mapToLong(user -> user.size).max().orElse(0));
  }

  private static Policy.Eviction<WindowHash, float[]> eviction() {
    return SCORES.policy().eviction().orElseThrow();
  }

  /**
   * The scores of a window, if they are remembered.
   *
   * @return not to be changed: others have the same array
   */
  float @Nullable [] get(WindowHash hash) {
    return SCORES.getIfPresent(hash);
  }

  /** Remembers scores, which must not be changed from now on. */
  void put(WindowHash hash, float[] scores) {
    SCORES.put(hash, scores);
  }

  /** Bytes that entries take now, as they are counted here. */
  static long usedBytes() {
    SCORES.cleanUp();
    return eviction().weightedSize().orElseThrow();
  }

  /** Leaves the cache to its other users; a second call does nothing. */
  @Override
  public void close() {
    synchronized (USERS) {
      if (USERS.remove(this)) {
        resize();
      }
    }
  }
}
