package io.danq.prediction.predict;

import io.danq.inference.Strands;
import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.sequence.window.SequenceWindow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Spreads windows over all workers. Equal windows go to the same worker, so that the workers'
 * caches hold different windows. A very frequent window goes to several workers ({@link
 * HotWindows}).
 */
public final class SpreadWindows
    extends PTransform<PCollection<Sliced<SequenceWindow>>, PCollection<Sliced<SequenceWindow>>> {
  private static final long serialVersionUID = 1L;

  private final Strands strands;
  private final int buckets;
  private final ToOneWorker.Means means;

  /**
   * Spreads windows over a number of keys.
   *
   * @param strands which strands of them are predicted
   */
  public SpreadWindows(Strands strands, int buckets, ToOneWorker.Means means) {
    this.strands = strands;
    this.buckets = buckets;
    this.means = means;
  }

  @Override
  public PCollection<Sliced<SequenceWindow>> expand(PCollection<Sliced<SequenceWindow>> windows) {
    SlicedCoder<SequenceWindow> coder = new SlicedCoder<>(new SequenceWindowCoder());
    return windows
        .apply("Key", ParDo.of(new KeyFn(strands, buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("ToOneWorker", new ToOneWorker<>(coder, means));
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
}
