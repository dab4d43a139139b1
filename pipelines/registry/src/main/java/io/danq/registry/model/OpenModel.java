package io.danq.registry.model;

import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.util.Optional;

/**
 * A hold on a bundle that is open in this JVM. A command opens its model once and holds it while it
 * runs; other users of the same model in this JVM get this bundle without fetching it again. The
 * bundle is mapped and takes no heap. Thread-safe.
 */
public final class OpenModel implements AutoCloseable {
  private static final SharedValues<String, ModelBundle> OPEN =
      new SharedValues<>(
          new SharedValues.Maker<>() {
            @Override
            public ModelBundle make(String folder) throws IOException {
              return ModelFetcher.open(folder);
            }

            @Override
            public void free(ModelBundle bundle) {
              // It is unmapped when nothing refers to it any more.
            }
          });

  private final String folder;
  private final SharedValues<String, ModelBundle>.Hold hold;

  private OpenModel(String folder, SharedValues<String, ModelBundle>.Hold hold) {
    this.folder = folder;
    this.hold = hold;
  }

  /**
   * Opens the bundle that {@code --model} means now.
   *
   * @throws IOException if there is no bundle, or it cannot be used; the message says which and why
   * @throws IllegalArgumentException as {@link ModelFetcher#locate} does
   */
  public static OpenModel open(String model) throws IOException {
    String folder = ModelFetcher.locate(model);
    return new OpenModel(folder, OPEN.acquire(folder));
  }

  /**
   * What is needed to make hits. It comes from the bundle if that is open in this JVM, otherwise
   * from the folder, without the weights.
   *
   * @throws BundleException if the folder now holds another model
   * @throws IOException if the folder cannot be read
   */
  public static ModelAnnotation annotation(ModelIdentity model) throws IOException {
    Optional<SharedValues<String, ModelBundle>.Hold> open = OPEN.acquireIfPresent(model.folder());
    if (open.isEmpty()) {
      return ModelFetcher.annotation(model);
    }
    try (var hold = open.get()) {
      ModelBundle bundle = hold.value();
      ModelFetcher.requireSame(model, bundle.manifest());
      return ModelAnnotation.of(bundle);
    }
  }

  /** The bundle's folder or zip file, at a path that every worker can reach. */
  public String folder() {
    return folder;
  }

  /** The bundle; it stays readable after {@link #close}. */
  public ModelBundle bundle() {
    return hold.value();
  }

  ModelIdentity identity() {
    return ModelIdentity.of(folder, bundle().manifest());
  }

  /** Releases the bundle; a second call does nothing. */
  @Override
  public void close() {
    hold.close();
  }
}
