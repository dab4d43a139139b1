package io.danq.registry;

import io.danq.beam.file.FileMatch;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A registry in an object store such as {@code gs://}, which has no folders to rename. There,
 * writing, copying and replacing an object are atomic, and {@code gs://} can be told to write an
 * object only if it does not exist (Beam's {@code expectFileToNotExist}, a condition on the
 * object's generation).
 *
 * <p>So the first object of a version is a claim with the manifest's content, which binds the
 * version to one bundle, and the last is the manifest. A claim without a manifest is an interrupted
 * upload: the same bundle can be published again, and no other can take the version.
 */
final class ObjectRegistryFiles implements RegistryFiles {
  private static final String CLAIM_FILE = "claim.json";

  private final ResourceId root;

  ObjectRegistryFiles(ResourceId root) {
    this.root = root;
  }

  @Override
  public List<PublishedVersion> published() throws IOException {
    return match(root + "*/*/" + ModelBundle.MANIFEST_FILE);
  }

  @Override
  public List<PublishedVersion> published(String name) throws IOException {
    return match(Blobs.folder(root, name) + "*/" + ModelBundle.MANIFEST_FILE);
  }

  private static List<PublishedVersion> match(String pattern) throws IOException {
    List<PublishedVersion> versions = new ArrayList<>();
    for (Metadata found : FileMatch.all(pattern)) {
      String[] parts = found.resourceId().toString().split("/", -1);
      String name = parts[parts.length - 3];
      String version = parts[parts.length - 2];
      if (Names.isAllowed(name) && Names.isAllowed(version)) {
        Instant published = Instant.ofEpochMilli(found.lastModifiedMillis());
        versions.add(new PublishedVersion(name, version, published));
      }
    }
    return versions;
  }

  @Override
  public boolean reveal(ResourceId upload, ResourceId version, List<String> data)
      throws IOException {
    ResourceId manifest = Blobs.file(version, ModelBundle.MANIFEST_FILE);
    ResourceId uploadedManifest = Blobs.file(upload, ModelBundle.MANIFEST_FILE);
    byte[] content =
        Blobs.readSmall(uploadedManifest)
            .orElseThrow(() -> new RegistryException(uploadedManifest + " is gone"));
    if (!claim(Blobs.file(version, CLAIM_FILE), content)) {
      return false;
    }
    if (Blobs.readSmall(manifest).isEmpty()) {
      FileSystems.copy(
          data.stream().map(file -> Blobs.file(upload, file)).toList(),
          data.stream().map(file -> Blobs.file(version, file)).toList());
      FileSystems.copy(List.of(uploadedManifest), List.of(manifest));
    }
    return true;
  }

  /** Whether this bundle has the version: it claims it now or has claimed it earlier. */
  private static boolean claim(ResourceId claim, byte[] content) throws IOException {
    Optional<byte[]> holder = Blobs.readSmall(claim);
    if (holder.isEmpty()) {
      try {
        Blobs.writeNew(claim, content);
      } catch (IOException e) {
        // Another may have been first; if not, the store has failed.
        if (Blobs.readSmall(claim).isEmpty()) {
          throw e;
        }
      }
      holder = Blobs.readSmall(claim);
    }
    return holder.isPresent() && Arrays.equals(holder.get(), content);
  }

  @Override
  public void replace(ResourceId file, byte[] content) throws IOException {
    Blobs.write(file, content);
  }

  @Override
  public void remove(ResourceId version) throws IOException {
    FileSystems.delete(
        List.of(Blobs.file(version, ModelBundle.MANIFEST_FILE)),
        StandardMoveOptions.IGNORE_MISSING_FILES);
    List<ResourceId> files = new ArrayList<>();
    for (Metadata file : FileMatch.all(version + "*")) {
      files.add(file.resourceId());
    }
    // The claim goes last: until then no other bundle can take the version.
    files.remove(Blobs.file(version, CLAIM_FILE));
    files.add(Blobs.file(version, CLAIM_FILE));
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  @Override
  public void discard(ResourceId upload, List<String> files) throws IOException {
    FileSystems.delete(
        files.stream().map(file -> Blobs.file(upload, file)).toList(),
        StandardMoveOptions.IGNORE_MISSING_FILES);
  }
}
