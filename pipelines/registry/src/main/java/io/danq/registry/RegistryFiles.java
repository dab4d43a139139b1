package io.danq.registry;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * What a registry asks of a kind of file system. A version is there when its manifest is: both
 * kinds make the manifest appear last, or everything at once.
 */
sealed interface RegistryFiles permits LocalRegistryFiles, ObjectRegistryFiles {
  /** The kind of the file system on which the registry's folder lies. */
  static RegistryFiles of(ResourceId root) {
    return root.getScheme().equals("file")
        ? new LocalRegistryFiles(root)
        : new ObjectRegistryFiles(root);
  }

  /** Every version of every model, in no order. */
  List<PublishedVersion> published() throws IOException;

  /** Every version of one model, in no order. */
  List<PublishedVersion> published(String name) throws IOException;

  /**
   * Makes an uploaded bundle appear as a version, never a part of it.
   *
   * @param upload the folder of the upload
   * @param version the folder it becomes
   * @param data its files beside the manifest
   * @return false if another bundle has taken that version meanwhile
   */
  boolean reveal(ResourceId upload, ResourceId version, List<String> data) throws IOException;

  /** Replaces a file at once: whoever reads it sees all of the old or all of the new content. */
  void replace(ResourceId file, byte[] content) throws IOException;

  /** Removes a version: first from what lists versions or opens one, then its files. */
  void remove(ResourceId version) throws IOException;

  /** Removes what is left of an upload. */
  void discard(ResourceId upload, List<String> files) throws IOException;
}
