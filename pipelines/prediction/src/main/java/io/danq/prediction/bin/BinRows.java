package io.danq.prediction.bin;

import io.danq.beam.parquet.FloatList;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelManifest;
import java.io.Serializable;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes the rows of bins: one per contig, bin, phase set and haplotype. Coordinates are 0-based and
 * half-open. Immutable.
 *
 * @param modelId id of the model that made the predictions
 * @param modelVersion its version
 * @param strands {@code both} or {@code forward}
 */
public record BinRows(String modelId, String modelVersion, String strands) implements Serializable {
  /** The schema of a row. */
  public static final Schema SCHEMA =
      SchemaBuilder.record("bin")
          .namespace("io.danq")
          .fields()
          .requiredString("contig")
          .requiredInt("bin_start")
          .requiredInt("bin_end")
          .optionalInt("phase_set")
          .requiredInt("haplotype")
          .requiredLong("reads")
          .requiredLong("distinct_windows")
          .requiredFloat("real_base_fraction")
          .requiredFloat("read_base_fraction")
          .requiredString("model_id")
          .requiredString("model_version")
          .requiredString("strands")
          .name("mean")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .name("min")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .name("max")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .endRecord();

  /** Rows of a model's predictions. */
  public static BinRows of(ModelManifest model, Strands strands) {
    return new BinRows(model.id(), model.version(), strands.name().toLowerCase(Locale.ROOT));
  }

  /** The row of a bin that has at least one read. */
  public GenericRecord row(BinKey key, BinSums sums) {
    GenericRecord row = new GenericData.Record(SCHEMA);
    row.put("contig", key.contig());
    row.put("bin_start", key.start());
    row.put("bin_end", key.end());
    key.phaseSet().ifPresent(phaseSet -> row.put("phase_set", phaseSet));
    row.put("haplotype", key.haplotype());
    row.put("reads", sums.reads());
    row.put("distinct_windows", sums.distinctWindows());
    row.put("real_base_fraction", sums.realBaseFraction());
    row.put("read_base_fraction", sums.readBaseFraction());
    row.put("model_id", modelId);
    row.put("model_version", modelVersion);
    row.put("strands", strands);
    row.put("mean", new FloatList(sums.means()));
    row.put("min", new FloatList(sums.least()));
    row.put("max", new FloatList(sums.most()));
    return row;
  }
}
