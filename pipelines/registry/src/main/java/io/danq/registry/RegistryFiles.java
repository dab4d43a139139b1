package io.danq.registry;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * What a registry needs from a file system. A version exists once its manifest does:
 * implementations make the manifest appear last, or everything at once.
 */
sealed interface RegistryFiles permits LocalRegistryFiles, ObjectRegistryFiles {
  /** The implementation for the file system of a registry's folder. */
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
   * Makes an uploaded bundle appear as a version, in one step.
   *
   * @param upload the folder of the upload
   * @param version the folder it becomes
   * @param data its files other than the manifest
   * @return false if another bundle has taken that version meanwhile
   */
  boolean reveal(ResourceId upload, ResourceId version, List<String> data) throws IOException;

  /** Replaces a file in one step: a reader sees all of the old content or all of the new. */
  void replace(ResourceId file, byte[] content) throws IOException;

  /** Removes a version: first from what lists versions or opens one, then its files. */
  void remove(ResourceId version) throws IOException;

  /** Deletes the rest of an upload. */
  void discard(ResourceId upload, List<String> files) throws IOException;
}
