package io.danq.prediction.predict;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the elements of each key to one worker and drops the keys. Several keys may go to the same
 * worker.
 *
 * @param <T> the elements
 */
public final class ToOneWorker<T> extends PTransform<PCollection<KV<Integer, T>>, PCollection<T>> {
  private static final long serialVersionUID = 1L;

  private final Coder<T> coder;
  private final Means means;

  /** How elements with the same key get to the same worker. */
  public enum Means {
    /** Beam's reshuffle, for runners that reshuffle by key. */
    RESHUFFLE,
    /**
     * A step with state that it never uses. In its streams Flink partitions by key only before such
     * a step; its reshuffle deals elements out in turn, regardless of their keys.
     */
    STATE
  }

  /** A transform for the elements of a coder. */
  public ToOneWorker(Coder<T> coder, Means means) {
    this.coder = coder;
    this.means = means;
  }

  @Override
  public PCollection<T> expand(PCollection<KV<Integer, T>> keyed) {
    if (means == Means.STATE) {
      return keyed.apply("ByKey", ParDo.of(new ByKeyFn<T>())).setCoder(coder);
    }
    return keyed
        .apply("ByKey", Reshuffle.<Integer, T>of())
        .apply("Values", Values.<T>create())
        .setCoder(coder);
  }

  static final class ByKeyFn<T> extends DoFn<KV<Integer, T>, T> {
    private static final long serialVersionUID = 1L;

    @StateId("unused")
    @SuppressWarnings("UnusedVariable") // that it is there is enough
    private final StateSpec<ValueState<Integer>> unused = StateSpecs.value(VarIntCoder.of());

    @ProcessElement
    public void pass(@Element KV<Integer, T> keyed, OutputReceiver<T> out) {
      out.output(keyed.getValue());
    }
  }
}
