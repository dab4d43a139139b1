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
 * Takes elements of one key to one worker, and their keys off.
 *
 * @param <T> the elements
 */
public final class ToOneWorker<T> extends PTransform<PCollection<KV<Integer, T>>, PCollection<T>> {
  private static final long serialVersionUID = 1L;

  private final Coder<T> coder;
  private final Means means;

  /** How elements of one key get to one worker. */
  public enum Means {
    /** Beam's reshuffle, where the runner does it by key. */
    RESHUFFLE,
    /**
     * A step with state, which it does not use. Flink's streams are divided by key before it and
     * nowhere else: there a reshuffle deals elements out in turn, whatever their keys.
     */
    STATE
  }

  /** How elements of one coder travel. */
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
