package io.danq.prediction.variant;

import io.danq.registry.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A window, the alleles that wait for it, and its probabilities once it has been predicted. */
final class WaitingWindow<E> {
  private final byte[] bases;
  private final List<WaitingAllele<E>> alleles = new ArrayList<>(1);
  private float @Nullable [] probabilities;
  private @Nullable ModelIdentity model;

  WaitingWindow(byte[] bases) {
    this.bases = bases;
  }

  byte[] bases() {
    return bases;
  }

  void add(WaitingAllele<E> allele) {
    alleles.add(allele);
  }

  /**
   * Sets the probabilities.
   *
   * @param scores null if the network failed on the window
   * @return the alleles that now have all of their windows
   */
  List<WaitingAllele<E>> answer(ModelIdentity by, float @Nullable [] scores) {
    model = by;
    probabilities = scores;
    return alleles.stream().filter(WaitingAllele::oneMore).toList();
  }

  /** Null if the network failed. */
  float @Nullable [] probabilities() {
    return probabilities;
  }

  /** The model that predicted it, once it has been predicted. */
  ModelIdentity model() {
    return Objects.requireNonNull(model);
  }
}
