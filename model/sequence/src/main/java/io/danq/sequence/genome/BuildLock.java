package io.danq.sequence.genome;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process on the machine make a file of a cache; the others wait. The
 * operating system frees the lock when the process ends, however it ends. The lock file is never
 * deleted, because another process might just have locked it.
 *
 * <p>The system forgets a process' lock as soon as the process closes any channel of the file.
 * Threads of this JVM therefore queue before they open it.
 */
public final class BuildLock implements AutoCloseable {
  private static final ConcurrentMap<Path, ReentrantLock> QUEUES = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 100;
  private static final int MAX_TEXT = 200;

  private final ReentrantLock queue;
  private final FileChannel channel;
  private final boolean exclusive;

  private BuildLock(ReentrantLock queue, FileChannel channel, boolean exclusive) {
    this.queue = queue;
    this.channel = channel;
    this.exclusive = exclusive;
  }

  /**
   * Takes the lock, and waits if another thread or process has it.
   *
   * @param file the lock file; its folder must exist
   * @param what what its holder does, to follow "which" in messages: {@code packs hg38.fa}
   * @param listener gets one call when the caller has to wait
   * @throws InterruptedIOException if the thread is interrupted while it waits
   */
  public static BuildLock take(Path file, String what, PackingListener listener)
      throws IOException {
    ReentrantLock queue = QUEUES.computeIfAbsent(file, unused -> new ReentrantLock());
    FileChannel channel = null;
    boolean taken = false;
    try {
      if (!queue.tryLock()) {
        listener.note("waiting for another thread of this process, which " + what);
        queue.lockInterruptibly();
      }
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      boolean exclusive = lock(channel, what, listener);
      taken = true;
      return new BuildLock(queue, channel, exclusive);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for one that " + what);
    } finally {
      if (!taken) {
        release(queue, channel);
      }
    }
  }

  /** Waits for the file's lock; false if the file system has no locks. */
  private static boolean lock(FileChannel channel, String what, PackingListener listener)
      throws IOException, InterruptedException {
    boolean told = false;
    while (true) {
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null; // this class, loaded a second time in this JVM
      } catch (IOException e) {
        listener.note("the cache's file system has no locks: another process may do the same");
        return false;
      }
      if (lock != null) {
        write(channel);
        return true;
      }
      if (!told) {
        listener.note("waiting for " + holder(channel) + ", which " + what);
        told = true;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static void write(FileChannel channel) throws IOException {
    String text = "process " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(text), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(MAX_TEXT);
    int read = channel.read(text, 0);
    return read <= 0
        ? "another process"
        : StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
  }

  private static void release(ReentrantLock queue, @Nullable FileChannel channel)
      throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      if (queue.isHeldByCurrentThread()) {
        queue.unlock();
      }
    }
  }

  /** Whether no other process has the lock: false where the file system has no locks. */
  public boolean isExclusive() {
    return exclusive;
  }

  @Override
  public void close() throws IOException {
    release(queue, channel);
  }
}
