package io.danq.network.reference;

import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A reader of Keras files that shares nothing with the importer whose bundles are served. It is
 * found on the class path, where only {@code danq verify --keras} and tests have it: {@link
 * #installed}.
 */
public interface KerasReference {
  /** Whose code it is, such as {@code DL4J}. */
  String name();

  /** Whether it has native libraries for this machine. */
  boolean isSupported();

  /**
   * Reads a network from a Keras file. The file is trusted: have the importer, which checks every
   * size, read it first.
   *
   * @param order the channels that the network was trained with
   * @throws IOException if the file cannot be read or is not a DanQ network
   */
  ReferenceNetwork read(Path file, BaseOrder order) throws IOException;

  /** The reader on the class path; empty if there is none that runs on this machine. */
  static Optional<KerasReference> installed() {
    return ServiceLoader.load(KerasReference.class).findFirst().filter(KerasReference::isSupported);
  }
}
