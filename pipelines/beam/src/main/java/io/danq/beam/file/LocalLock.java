package io.danq.beam.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system on a folder's lock file.
 *
 * <p>The system drops a process's lock as soon as the process closes any channel of the file. So
 * this JVM never opens the file of a folder that it holds a second time.
 *
 * <p>A lock file that is a link is refused. In a folder that others may write to, it could point to
 * any file, which would lose its content.
 */
final class LocalLock implements FolderLock {
  private static final ConcurrentMap<Path, LockHolder> HELD_HERE = new ConcurrentHashMap<>();

  private final Path folder;
  private final Path file;
  private final FileChannel channel;
  private final @Nullable Object fileKey;

  private LocalLock(Path folder, Path file, FileChannel channel) throws IOException {
    this.folder = folder;
    this.file = file;
    this.channel = channel;
    this.fileKey = key(file);
  }

  /** The file system has no locks. */
  static final class UnsupportedException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsupportedException(IOException cause) {
      super(cause);
    }
  }

  static LocalLock take(Path given) throws IOException {
    Files.createDirectories(given);
    Path folder = given.toRealPath();
    LockHolder own = LockHolder.ofThisProcess();
    LockHolder other = HELD_HERE.putIfAbsent(folder, own);
    if (other != null) {
      throw new FolderInUseException(given.toString(), other.toString());
    }
    LocalLock lock = null;
    try {
      while (lock == null) {
        lock = attempt(given, folder, own);
      }
      return lock;
    } finally {
      if (lock == null) {
        HELD_HERE.remove(folder);
      }
    }
  }

  /** Takes the file's lock; null if its owner has deleted the file in the meantime. */
  private static @Nullable LocalLock attempt(Path given, Path folder, LockHolder own)
      throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.isSymbolicLink(file)) {
      throw new IOException(file + " is a link, which a lock file must not be; delete it");
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.write(
          file,
          new byte[0],
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
    }
    FileChannel channel;
    Object before;
    try {
      before = key(file);
      channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
    boolean taken = false;
    try {
      FileLock lock = lock(channel);
      if (lock == null) {
        throw new FolderInUseException(given.toString(), holder(channel));
      }
      if (!Objects.equals(key(file), before)) {
        return null;
      }
      write(channel, own.text());
      taken = true;
      return new LocalLock(folder, file, channel);
    } catch (NoSuchFileException e) {
      return null;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (IOException e) {
      throw new UnsupportedException(e);
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    channel.truncate(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LockHolder.MAX_BYTES);
    channel.read(bytes, 0);
    try {
      return LockHolder.parse(StandardCharsets.UTF_8.decode(bytes.flip()).toString()).toString();
    } catch (IOException e) {
      return "which has just begun";
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  @Override
  public void check() throws IOException {
    try {
      if (channel.isOpen() && Objects.equals(key(file), fileKey)) {
        return;
      }
    } catch (NoSuchFileException e) {
      // as below
    }
    throw new IOException(
        file
            + " was deleted while this run wrote into its folder; another run may have done so"
            + " too");
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        if (Objects.equals(key(file), fileKey)) {
          Files.delete(file);
        }
      } catch (NoSuchFileException e) {
        // somebody else has deleted it
      } finally {
        channel.close();
        HELD_HERE.remove(folder);
      }
    }
  }
}
