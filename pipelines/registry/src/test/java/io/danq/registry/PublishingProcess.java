package io.danq.registry;

import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A process that publishes and promotes, and stands still where a test wants to kill it. */
final class PublishingProcess {
  /** The step after the last one of a publication. */
  static final String BEFORE_PROMOTION = "promoting";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(1);

  private PublishingProcess() {}

  /**
   * Starts a process.
   *
   * @param haltAt the beginning of the step at which it prints that step and stands still; {@code
   *     never} to come to its end
   */
  static Process start(String registry, String name, Path bundle, int versions, String haltAt)
      throws IOException {
    return JavaProcess.of(PublishingProcess.class, registry, name, bundle, versions, haltAt)
        .withOptions(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
        .builder()
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Publishes the bundle as v1, v2 and so on, and promotes each, whoever published it. */
  public static void main(String[] args) throws IOException {
    String name = args[1];
    ModelRegistry registry = ModelRegistry.at(args[0]);
    Consumer<String> steps = step -> haltAt(args[4], step);
    for (int i = 1; i <= Integer.parseInt(args[3]); i++) {
      String version = "v" + i;
      try {
        registry.publish(Path.of(args[2]), name, version, Map.of(), steps);
      } catch (RegistryException e) {
        boolean taken =
            e.getMessage().contains("belongs to another bundle")
                || e.getMessage().contains("was taken by another publisher");
        if (!taken) {
          throw e;
        }
        awaitVersion(registry, name, version);
      }
      steps.accept(BEFORE_PROMOTION);
      registry.promote(name, version, PromotionGate.OPEN);
    }
  }

  /** In an object store the other publisher claims a version before it makes it visible. */
  private static void awaitVersion(ModelRegistry registry, String name, String version)
      throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (registry.versions(name).stream().noneMatch(there -> there.version().equals(version))) {
      if (System.nanoTime() > deadline) {
        throw new IOException(version + " was claimed, but did not appear within " + LIMIT);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static void haltAt(String halt, String step) {
    if (step.startsWith(halt)) {
      System.out.println(step);
      while (true) {
        LockSupport.park();
      }
    }
  }
}
