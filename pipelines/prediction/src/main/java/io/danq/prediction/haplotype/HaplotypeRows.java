package io.danq.prediction.haplotype;

import io.danq.beam.parquet.FloatList;
import io.danq.prediction.rows.EffectEvalues;
import io.danq.sequence.variant.Effect;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Makes the rows of differences: one per phase set and bin with reads of both haplotypes. */
public final class HaplotypeRows {
  /** The schema of a row. */
  public static final Schema SCHEMA =
      SchemaBuilder.record("haplotypes")
          .namespace("io.danq")
          .fields()
          .requiredString("contig")
          .requiredInt("bin_start")
          .requiredInt("bin_end")
          .optionalInt("phase_set")
          .requiredLong("reads_1")
          .requiredLong("reads_2")
          .requiredFloat("weight")
          .requiredFloat("score")
          .requiredInt("strongest")
          .optionalFloat("min_evalue")
          .optionalFloat("mean_log_evalue")
          .requiredString("model_id")
          .requiredString("model_version")
          .requiredString("strands")
          .name("diff")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .name("log2_odds")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .name("evalues")
          .type()
          .optional()
          .array()
          .items()
          .floatType()
          .endRecord();

  private static final List<String> OF_THE_BIN =
      List.of(
          "contig", "bin_start", "bin_end", "phase_set", "model_id", "model_version", "strands");

  private HaplotypeRows() {}

  /** The row of a bin. */
  public static GenericRecord row(HaplotypeDifference difference) {
    HaplotypePair pair = difference.pair();
    GenericRecord row = new GenericData.Record(SCHEMA);
    OF_THE_BIN.forEach(column -> row.put(column, pair.first().get(column)));
    row.put("reads_1", pair.firstReads());
    row.put("reads_2", pair.secondReads());
    row.put("weight", (float) pair.weight());
    row.put("score", (float) difference.score(difference.strongest()));
    row.put("strongest", difference.strongest());
    row.put("diff", list(difference.byTarget(), Effect::diff));
    row.put("log2_odds", list(difference.byTarget(), Effect::log2Odds));
    difference.evalues().ifPresent(evalues -> put(evalues, row));
    return row;
  }

  private static void put(EffectEvalues evalues, GenericRecord row) {
    row.put("min_evalue", evalues.least());
    row.put("mean_log_evalue", (float) evalues.meanLog());
    row.put("evalues", new FloatList(evalues.byTarget()));
  }

  private static FloatList list(List<Effect> effects, ToDoubleFunction<Effect> number) {
    float[] values = new float[effects.size()];
    for (int target = 0; target < values.length; target++) {
      values[target] = (float) number.applyAsDouble(effects.get(target));
    }
    return new FloatList(values);
  }
}
