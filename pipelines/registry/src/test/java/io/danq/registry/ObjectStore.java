package io.danq.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file system that keeps the promises of {@code gs://} and no others: an object appears when its
 * writer closes it, is replaced and copied whole, and is refused where it was expected to be new;
 * there are no folders. After {@link #failAfter} it fails for good, as for a publisher that died.
 */
final class ObjectStore extends FileSystem<ObjectStore.Name> {
  private static final NavigableMap<String, byte[]> OBJECTS = new ConcurrentSkipListMap<>();
  private static int changesLeft = Integer.MAX_VALUE; // guarded by OBJECTS

  /** Lets so many changes happen, then fails each. */
  static void failAfter(int changes) {
    synchronized (OBJECTS) {
      changesLeft = changes;
    }
  }

  /** Whether it fails by now. */
  static boolean hasFailed() {
    synchronized (OBJECTS) {
      return changesLeft == 0;
    }
  }

  private static void change(Runnable change) throws IOException {
    synchronized (OBJECTS) {
      if (changesLeft == 0) {
        throw new IOException("the store does not answer");
      }
      changesLeft--;
      change.run();
    }
  }

  @Override
  protected String getScheme() {
    return "mem";
  }

  @Override
  protected List<MatchResult> match(List<String> specs) {
    List<MatchResult> results = new ArrayList<>();
    for (String spec : specs) {
      Pattern pattern = Pattern.compile("\\Q" + spec.replace("*", "\\E[^/]*\\Q") + "\\E");
      List<Metadata> found =
          OBJECTS.entrySet().stream()
              .filter(object -> pattern.matcher(object.getKey()).matches())
              .map(
                  object ->
                      Metadata.builder()
                          .setResourceId(new Name(object.getKey()))
                          .setSizeBytes(object.getValue().length)
                          .setIsReadSeekEfficient(false)
                          .setLastModifiedMillis(0)
                          .build())
              .toList();
      results.add(
          found.isEmpty()
              ? MatchResult.create(Status.NOT_FOUND, new FileNotFoundException(spec))
              : MatchResult.create(Status.OK, found));
    }
    return results;
  }

  @Override
  protected WritableByteChannel create(Name name, CreateOptions options) {
    ByteArrayOutputStream object =
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            synchronized (OBJECTS) {
              if (options.expectFileToNotExist() && OBJECTS.containsKey(name.text())) {
                throw new IOException(name + " is there: precondition failed");
              }
              change(() -> OBJECTS.put(name.text(), toByteArray()));
            }
          }
        };
    return Channels.newChannel(object);
  }

  @Override
  protected ReadableByteChannel open(Name name) throws IOException {
    byte[] object = OBJECTS.get(name.text());
    if (object == null) {
      throw new FileNotFoundException(name.text());
    }
    return Channels.newChannel(new ByteArrayInputStream(object));
  }

  @Override
  protected void copy(List<Name> from, List<Name> to) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      byte[] object = OBJECTS.get(from.get(i).text());
      String target = to.get(i).text();
      if (object == null) {
        throw new FileNotFoundException(from.get(i).text());
      }
      change(() -> OBJECTS.put(target, object));
    }
  }

  @Override
  protected void rename(List<Name> from, List<Name> to, MoveOptions... options) {
    throw new UnsupportedOperationException("an object store has no rename");
  }

  @Override
  protected void delete(Collection<Name> names) throws IOException {
    for (Name name : names) {
      change(() -> OBJECTS.remove(name.text()));
    }
  }

  @Override
  protected Name matchNewResource(String spec, boolean isDirectory) {
    return new Name(isDirectory && !spec.endsWith("/") ? spec + "/" : spec);
  }

  /** An object's name, or what names of objects begin with. */
  record Name(String text) implements ResourceId {
    private static final long serialVersionUID = 1L;

    @Override
    public ResourceId resolve(String other, ResolveOptions options) {
      boolean folder = options == ResolveOptions.StandardResolveOptions.RESOLVE_DIRECTORY;
      return new Name(text + other + (folder ? "/" : ""));
    }

    @Override
    public ResourceId getCurrentDirectory() {
      return new Name(text.substring(0, text.lastIndexOf('/') + 1));
    }

    @Override
    public String getScheme() {
      return "mem";
    }

    @Override
    public String getFilename() {
      return text.substring(text.lastIndexOf('/') + 1);
    }

    @Override
    public boolean isDirectory() {
      return text.endsWith("/");
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
