package io.danq.prediction.predict;

import io.danq.inference.InferenceException;
import io.danq.network.bundle.BundleException;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelRegistry;
import io.danq.registry.RegistryException;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the version that a registry's pointer names ready. Each {@link #poll} reads the pointer. A
 * new version is loaded next to the old one, checked and warmed up while batches continue with the
 * old one; it takes over between two batches. The old one is freed when the last batch that uses it
 * is done. A version that cannot be used is logged and counted once, and the old one stays in use.
 *
 * <p>Thread-safe, with one thread at a time in {@link #poll}.
 */
final class ModelFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);

  private final ModelSource.Followed source;
  private final ModelRegistry registry;
  private final AtomicLong switches = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private ModelCache.Lease current; // guarded by this
  private boolean closed; // guarded by this

  // Used by the polling thread alone.
  private Optional<CurrentVersion> settled = Optional.empty();
  private @Nullable String lastFault;

  /**
   * Loads the current version. If it cannot be used, loads the newest earlier one that can, since
   * there is no old version in use yet.
   *
   * @throws IOException if none can be used
   */
  ModelFollower(ModelSource.Followed source) throws IOException {
    this.source = source;
    this.registry = ModelRegistry.at(source.registry());
    this.current = first();
  }

  private ModelCache.Lease first() throws IOException {
    List<String> versions = new ArrayList<>();
    try {
      CurrentVersion pointer = pointer();
      versions.add(pointer.version());
      versions.addAll(pointer.previous());
    } catch (IOException e) {
      refuse(e);
    }
    versions.add(source.startVersion());
    IOException fault = null;
    for (String version : versions) {
      try {
        return load(version);
      } catch (IOException e) {
        refuse(e);
        fault = fault == null ? e : fault;
      }
    }
    throw fault;
  }

  private CurrentVersion pointer() throws IOException {
    return registry
        .current(source.name())
        .orElseThrow(() -> new RegistryException(source.name() + " has no current version"));
  }

  /** Reads the pointer and switches to its version if that is new. */
  void poll() {
    try {
      CurrentVersion pointer = pointer();
      if (settled.equals(Optional.of(pointer))) {
        return;
      }
      if (!pointer.version().equals(version())) {
        take(pointer.version());
      }
      settled = Optional.of(pointer);
      lastFault = null;
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      refuse(e); // of two networks one may not fit, and the old one goes on
    }
  }

  /**
   * Switches to a version. A version with bad content is refused for good, since versions never
   * change. Other faults, such as network faults, are thrown, and the next poll tries again.
   */
  private void take(String version) throws IOException {
    try {
      switchTo(load(version));
    } catch (BundleException e) {
      refuse(e);
    }
  }

  private ModelCache.Lease load(String version) throws IOException {
    ModelCheck.fits(registry.manifest(source.name(), version), source);
    String folder = registry.folder(source.name(), version);
    ModelCache.Lease lease = acquire(version, folder);
    boolean usable = false;
    try {
      ModelCheck.annotates(OpenModel.annotation(lease.model()), source, version);
      ModelCheck.predicts(lease);
      usable = true;
      return lease;
    } finally {
      if (!usable) {
        lease.close();
      }
    }
  }

  private ModelCache.Lease acquire(String version, String folder) throws IOException {
    try {
      return ModelCache.acquire(folder, source.strands(), source.arithmetic());
    } catch (InferenceException e) { // of --precision and --engine, which stay what they are
      throw new BundleException("version " + version + " cannot be used: " + e.getMessage(), e);
    }
  }

  private void switchTo(ModelCache.Lease next) {
    ModelCache.Lease old;
    synchronized (this) {
      if (closed) {
        next.close();
        return;
      }
      old = current;
      current = next;
    }
    old.close();
    switches.incrementAndGet();
    LOG.info(
        "{} switched to version {} from {}",
        source.name(),
        next.model().version(),
        old.model().version());
  }

  private void refuse(Throwable fault) {
    String message = fault instanceof Error ? fault.toString() : String.valueOf(fault.getMessage());
    if (!message.equals(lastFault) && !isClosed()) {
      lastFault = message;
      refusals.incrementAndGet();
      LOG.warn("{} in {}: {}", source.name(), source.registry(), message);
    }
  }

  /** A hold on the version that is served now. */
  synchronized ModelCache.Lease lease() {
    return current.share();
  }

  private synchronized String version() {
    return current.model().version();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Switches to another version since the last call. */
  long takeSwitches() {
    return switches.getAndSet(0);
  }

  /** Versions or pointers that could not be used, since the last call. */
  long takeRefusals() {
    return refusals.getAndSet(0);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    current.close();
  }
}
