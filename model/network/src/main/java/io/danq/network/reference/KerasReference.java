package io.danq.network.reference;

import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A second reader of Keras files, which shares no code with the importer. {@link #installed} finds
 * it on the class path, where only {@code danq verify --keras} and tests put it.
 */
public interface KerasReference {
  /** The name of its library, for example {@code DL4J}. */
  String name();

  /** Whether it has native libraries for this machine. */
  boolean isSupported();

  /**
   * Reads a network from a Keras file. The file is trusted: let the importer read it first, which
   * checks every size.
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
