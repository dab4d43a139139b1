package io.danq.prediction.variant;

import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.VariantInputCoder;
import io.danq.prediction.predict.ToOneWorker;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VariantInput;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Spreads variants over all workers. Messages about the same site go to the same worker, whose
 * cache holds their windows: the same variant comes once per sample. A piece of a file goes to any
 * worker.
 */
public final class SpreadVariants
    extends PTransform<PCollection<Sliced<VariantInput>>, PCollection<Sliced<VariantInput>>> {
  private static final long serialVersionUID = 1L;

  private final int buckets;
  private final ToOneWorker.Means means;

  /** Spreads variants over a number of keys. */
  public SpreadVariants(int buckets, ToOneWorker.Means means) {
    this.buckets = buckets;
    this.means = means;
  }

  @Override
  public PCollection<Sliced<VariantInput>> expand(PCollection<Sliced<VariantInput>> variants) {
    SlicedCoder<VariantInput> coder = new SlicedCoder<>(new VariantInputCoder());
    return variants
        .apply("Key", ParDo.of(new KeyFn(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("ToOneWorker", new ToOneWorker<>(coder, means));
  }

  static final class KeyFn extends DoFn<Sliced<VariantInput>, KV<Integer, Sliced<VariantInput>>> {
    private static final long serialVersionUID = 1L;

    private final int buckets;

    KeyFn(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void key(
        @Element Sliced<VariantInput> variant,
        OutputReceiver<KV<Integer, Sliced<VariantInput>>> out) {
      out.output(KV.of(Math.floorMod(hash(variant.value()), buckets), variant));
    }

    private static int hash(VariantInput input) {
      if (input instanceof SourcedVariant sourced) {
        Variant variant = sourced.variant();
        return 31 * variant.contig().hashCode() + Long.hashCode(variant.position());
      }
      return ThreadLocalRandom.current().nextInt();
    }
  }
}
