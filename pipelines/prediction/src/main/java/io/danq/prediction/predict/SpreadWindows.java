package io.danq.prediction.predict;

import io.danq.inference.Strands;
import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.sequence.window.SequenceWindow;
import org.apache.beam.sdk.coders.KvCoder;
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
 * Spreads windows over all workers, equal windows to the same one, so that each worker remembers
 * other windows. A window that comes very often goes to more than one.
 */
public final class SpreadWindows
    extends PTransform<PCollection<Sliced<SequenceWindow>>, PCollection<Sliced<SequenceWindow>>> {
  private static final long serialVersionUID = 1L;

  private final Strands strands;
  private final int buckets;
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

  /**
   * Spreads windows over a number of keys.
   *
   * @param strands which strands of them are predicted
   */
  public SpreadWindows(Strands strands, int buckets, Means means) {
    this.strands = strands;
    this.buckets = buckets;
    this.means = means;
  }

  @Override
  public PCollection<Sliced<SequenceWindow>> expand(PCollection<Sliced<SequenceWindow>> windows) {
    SlicedCoder<SequenceWindow> coder = new SlicedCoder<>(new SequenceWindowCoder());
    PCollection<KV<Integer, Sliced<SequenceWindow>>> keyed =
        windows
            .apply("Key", ParDo.of(new KeyFn(strands, buckets)))
            .setCoder(KvCoder.of(VarIntCoder.of(), coder));
    if (means == Means.STATE) {
      return keyed.apply("ByKey", ParDo.of(new ByKeyFn())).setCoder(coder);
    }
    return keyed.apply("ByKey", Reshuffle.of()).apply("Values", Values.create()).setCoder(coder);
  }

  static final class KeyFn
      extends DoFn<Sliced<SequenceWindow>, KV<Integer, Sliced<SequenceWindow>>> {
    private static final long serialVersionUID = 1L;

    private final Strands strands;
    private final int buckets;
    private transient WindowHasher hasher;
    private transient HotWindows hot;

    KeyFn(Strands strands, int buckets) {
      this.strands = strands;
      this.buckets = buckets;
    }

    @Setup
    public void create() {
      hasher = new WindowHasher(strands);
      hot = new HotWindows();
    }

    @ProcessElement
    public void key(
        @Element Sliced<SequenceWindow> window,
        OutputReceiver<KV<Integer, Sliced<SequenceWindow>>> out) {
      out.output(KV.of(hot.bucket(hasher.hash(window.value().bases()), buckets), window));
    }
  }

  static final class ByKeyFn
      extends DoFn<KV<Integer, Sliced<SequenceWindow>>, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    @StateId("unused")
    @SuppressWarnings("UnusedVariable") // that it is there is enough
    private final StateSpec<ValueState<Integer>> unused = StateSpecs.value(VarIntCoder.of());

    @ProcessElement
    public void pass(
        @Element KV<Integer, Sliced<SequenceWindow>> keyed,
        OutputReceiver<Sliced<SequenceWindow>> out) {
      out.output(keyed.getValue());
    }
  }
}
