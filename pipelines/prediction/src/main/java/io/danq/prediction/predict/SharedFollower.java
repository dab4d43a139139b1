package io.danq.prediction.predict;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.registry.model.ModelCache;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * One {@link ModelFollower} per pipeline and JVM, and the one thread that polls for it. The first
 * user to join starts both, and the last to leave ends them. Thread-safe.
 */
final class SharedFollower {
  private static final Map<ModelSource.Followed, Shared> SHARED = new HashMap<>();

  private SharedFollower() {}

  private static final class Shared {
    private final ModelFollower follower;
    private final Thread poller;
    private int users; // guarded by SHARED

    Shared(ModelSource.Followed source) throws IOException {
      follower = new ModelFollower(source);
      long millis = source.pollInterval().toMillis();
      poller = new Thread(() -> poll(follower, millis), "danq-model-" + source.name());
      poller.setDaemon(true);
      poller.start();
    }

    private static void poll(ModelFollower follower, long millis) {
      try {
        while (true) {
          Thread.sleep(millis);
          follower.poll();
        }
      } catch (InterruptedException e) {
        // The last user has left.
      }
    }
  }

  /** A user of a follower. */
  static final class Member implements ServedModel {
    private final ModelSource.Followed source;
    private final Shared shared;
    private boolean left; // guarded by SHARED

    private Member(ModelSource.Followed source, Shared shared) {
      this.source = source;
      this.shared = shared;
    }

    @Override
    public ModelCache.Lease lease() {
      return shared.follower.lease();
    }

    @Override
    public void countEvents() {
      PredictionMetrics.count(PredictionMetrics.MODEL_SWITCHES, shared.follower.takeSwitches());
      PredictionMetrics.count(PredictionMetrics.MODEL_REFUSALS, shared.follower.takeRefusals());
    }

    @Override
    public void close() {
      synchronized (SHARED) {
        if (left) {
          return;
        }
        left = true;
        shared.users--;
        if (shared.users > 0) {
          return;
        }
        SHARED.remove(source);
      }
      shared.follower.close(); // set first, so that an interrupted load does not count as a refusal
      shared.poller.interrupt();
    }
  }

  /** Joins the users of a followed model. The first of them loads it. */
  static Member join(ModelSource.Followed source) throws IOException {
    synchronized (SHARED) {
      Shared shared = SHARED.get(source);
      if (shared == null) {
        shared = new Shared(source);
        SHARED.put(source, shared);
      }
      shared.users++;
      return new Member(source, shared);
    }
  }
}
