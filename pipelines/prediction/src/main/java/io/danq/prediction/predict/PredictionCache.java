package io.danq.prediction.predict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.danq.beam.option.ByteSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's hold on the cached scores of this JVM, which all its models share. The cache is static,
 * like {@code ModelCache} and for the same reason. Its size is the largest that its users ask for,
 * but never more than a quarter of the heap. When the last user leaves, it is emptied.
 *
 * <p>Thread-safe.
 */
final class PredictionCache implements AutoCloseable {
  /**
   * Bytes that an entry takes besides its numbers: the hash (32 bytes), the array's header (16),
   * Caffeine's node (48), that of its hash table (32), their slots (8) and the counts of its sketch
   * (8).
   */
  static final int ENTRY_BYTES = 144;

  private static final int HEAP_SHARE = 4;

  private static final Cache<WindowHash, float[]> SCORES =
      Caffeine.newBuilder()
          .maximumWeight(0)
          .weigher((WindowHash hash, float[] scores) -> bytes(scores))
          .executor(Runnable::run) // so that no thread of the cache outlives the job
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
   * The scores of a window, if they are cached.
   *
   * @return must not be changed, because others have the same array
   */
  float @Nullable [] get(WindowHash hash) {
    return SCORES.getIfPresent(hash);
  }

  /** Caches scores, which must not be changed from now on. */
  void put(WindowHash hash, float[] scores) {
    SCORES.put(hash, scores);
  }

  /** Estimated bytes that entries take now. */
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
