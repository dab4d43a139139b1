package io.danq.dl4j;

import io.danq.network.reference.KerasReference;
import io.danq.network.reference.ReferenceNetwork;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;

/** Offers DL4J to {@link KerasReference#installed}. */
public final class Dl4jReference implements KerasReference {
  @Override
  public String name() {
    return "DL4J";
  }

  @Override
  public boolean isSupported() {
    return Dl4jNetwork.isSupported();
  }

  @Override
  public ReferenceNetwork read(Path file, BaseOrder order) throws IOException {
    return Dl4jNetwork.read(file, order);
  }
}
