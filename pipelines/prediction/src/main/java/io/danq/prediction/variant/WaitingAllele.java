package io.danq.prediction.variant;

import io.danq.prediction.rows.AllelePrediction;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.variant.AlleleWindows;
import io.danq.sequence.variant.SourcedVariant;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An allele that waits for its windows, the reference's first. */
final class WaitingAllele<E> {
  private final E element;
  private final SourcedVariant site;
  private final int index;
  private final AlleleWindows cut;
  private final List<WaitingWindow<E>> windows = new ArrayList<>(3);
  private int missing;

  WaitingAllele(E element, SourcedVariant site, int index, AlleleWindows cut) {
    this.element = element;
    this.site = site;
    this.index = index;
    this.cut = cut;
  }

  /**
   * Waits for windows.
   *
   * @param shared the windows of the line; missing ones are added
   */
  void waitFor(Map<ByteBuffer, WaitingWindow<E>> shared) {
    waitFor(cut.reference(), shared);
    cut.alternatives().forEach(bases -> waitFor(bases, shared));
    missing = windows.size();
  }

  private void waitFor(byte[] bases, Map<ByteBuffer, WaitingWindow<E>> shared) {
    WaitingWindow<E> window =
        shared.computeIfAbsent(ByteBuffer.wrap(bases), key -> new WaitingWindow<>(bases));
    window.add(this);
    windows.add(window);
  }

  /** Counts a window that has been predicted, and returns whether all have been. */
  boolean oneMore() {
    missing--;
    return missing == 0;
  }

  E element() {
    return element;
  }

  SourcedVariant site() {
    return site;
  }

  /** Number of the alternative allele, from 1. */
  int index() {
    return index;
  }

  /** The model that predicted the last window. */
  ModelIdentity model() {
    return windows.get(windows.size() - 1).model();
  }

  boolean isOfOneModel() {
    return windows.stream().allMatch(window -> window.model().equals(model()));
  }

  /** Null if the network failed on a window. */
  AllelePrediction.@Nullable Scores scores() {
    float[] reference = windows.get(0).probabilities();
    float[] first = windows.get(1).probabilities();
    float[] last = windows.get(windows.size() - 1).probabilities();
    if (reference == null || first == null || last == null) {
      return null;
    }
    float[] mean = first;
    if (windows.size() > 2) {
      mean = new float[first.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (first[i] + last[i]) / 2;
      }
    }
    return new AllelePrediction.Scores(reference, mean, cut.realBaseFraction());
  }
}
