package io.danq.beam.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** A lease on a folder of a file system without locks: a file that its owner rewrites regularly. */
final class LeasedLock implements FolderLock {
  /** A lease that was not renewed for this long belongs to a run that was killed. */
  static final Duration STALE = Duration.ofMinutes(5);

  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final ResourceId folder;
  private final ResourceId file;
  private final LockHolder own;
  private final Timer renewal;
  private boolean closed;

  private LeasedLock(ResourceId folder, ResourceId file, LockHolder own) {
    this.folder = folder;
    this.file = file;
    this.own = own;
    this.renewal = new Timer("lease of " + folder, true);
  }

  static LeasedLock take(ResourceId folder) throws IOException {
    ResourceId file = folder.resolve(NAME, StandardResolveOptions.RESOLVE_FILE);
    Optional<LockHolder> other = read(file);
    if (other.isPresent() && !isStale(other.get())) {
      throw new FolderInUseException(folder.toString(), other.get().toString());
    }
    LockHolder own = LockHolder.ofThisProcess();
    WholeResource.write(file, own.text());
    LeasedLock lock = new LeasedLock(folder, file, own);
    lock.check();
    lock.renewal.schedule(
        new TimerTask() {
          @Override
          public void run() {
            lock.renew();
          }
        },
        RENEWAL.toMillis(),
        RENEWAL.toMillis());
    return lock;
  }

  private static boolean isStale(LockHolder holder) {
    return holder.isDeadHere() || holder.renewed().plus(STALE).isBefore(Instant.now());
  }

  /** Who holds the folder; empty if the file is damaged. */
  private static Optional<LockHolder> read(ResourceId file) throws IOException {
    Optional<byte[]> text = WholeResource.read(file, LockHolder.MAX_BYTES);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LockHolder.parse(new String(text.get(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private synchronized void renew() {
    if (closed) {
      return;
    }
    try {
      check();
      WholeResource.write(file, own.renewedNow().text());
    } catch (IOException | RuntimeException e) {
      // The next renewal may succeed; the check at the end finds out whether the lease was lost.
    }
  }

  @Override
  public void check() throws IOException {
    Optional<LockHolder> holder = read(file);
    if (holder.isEmpty()) {
      throw new IOException(file + " was deleted while this run wrote into its folder");
    }
    if (!holder.get().id().equals(own.id())) {
      throw new FolderInUseException(folder.toString(), holder.get().toString());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    renewal.cancel();
    Optional<LockHolder> holder = read(file);
    if (holder.isPresent() && holder.get().id().equals(own.id())) {
      FileSystems.delete(List.of(file), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }
}
