package io.danq.prediction.rows;

import io.danq.beam.parquet.FloatList;
import io.danq.network.bundle.Target;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.Effect;
import io.danq.sequence.variant.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes the rows of variants, one per alternative allele. Position and alleles are the input's; the
 * position counts from 1 as in VCF. Not thread-safe.
 */
public final class VariantRows {
  private static final Schema HIT =
      SchemaBuilder.record("variant_hit")
          .fields()
          .requiredInt("target_index")
          .requiredString("cell_type")
          .requiredString("assay")
          .requiredString("treatment")
          .requiredFloat("ref_probability")
          .requiredFloat("alt_probability")
          .requiredFloat("diff")
          .requiredFloat("log2_odds")
          .optionalFloat("evalue")
          .endRecord();

  /** The schema of a row. */
  public static final Schema SCHEMA = schema();

  private static Schema schema() {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record("variant")
            .namespace("io.danq")
            .fields()
            .requiredString("row_id")
            .requiredString("contig")
            .requiredLong("pos")
            .optionalString("id")
            .requiredString("ref")
            .requiredString("alt")
            .requiredInt("allele_index");
    for (String list : List.of("ref_probability", "alt_probability", "log2_odds")) {
      fields = fields.name(list).type().optional().array().items().floatType();
    }
    return fields
        .optionalFloat("max_abs_diff")
        .optionalInt("max_abs_diff_target")
        .optionalFloat("min_evalue")
        .optionalFloat("mean_log_evalue")
        .optionalFloat("real_base_fraction")
        .name("hits")
        .type()
        .array()
        .items(HIT)
        .noDefault()
        .requiredString("model_id")
        .requiredString("model_version")
        .requiredString("strands")
        .optionalString("skip_reason")
        .endRecord();
  }

  private final VariantRowOptions options;
  private final RowIds ids = new RowIds();
  private final HitTargets hitTargets = new HitTargets();

  /** Makes rows with the content that options select. */
  public VariantRows(VariantRowOptions options) {
    this.options = options;
  }

  /**
   * The row of an allele.
   *
   * @param effects of a predicted allele; empty for one that is not predicted
   * @param annotation that of the prediction's model
   */
  public SourcedRow row(
      AllelePrediction prediction, Optional<AlleleEffects> effects, ModelAnnotation annotation) {
    Variant variant = prediction.site().variant();
    ModelIdentity model = prediction.model();
    String index = String.valueOf(prediction.alleleIndex());
    GenericRecord row = new GenericData.Record(SCHEMA);
    String source = prediction.site().source().key();
    row.put("row_id", ids.of(source, "allele " + index, model.id(), model.version()));
    row.put("contig", variant.contig());
    row.put("pos", variant.position());
    variant.id().ifPresent(id -> row.put("id", id));
    row.put("ref", variant.ref());
    row.put("alt", prediction.alt());
    row.put("allele_index", prediction.alleleIndex());
    row.put("model_id", model.id());
    row.put("model_version", model.version());
    row.put("strands", options.strands().name().toLowerCase(Locale.ROOT));
    row.put("hits", List.of());
    AlleleSkipReason reason = prediction.skipReason();
    if (reason != null) {
      row.put("skip_reason", reason.name());
    }
    AllelePrediction.Scores scores = prediction.scores();
    if (scores != null && effects.isPresent()) {
      put(scores, effects.get(), annotation.targets(), row);
    }
    return new SourcedRow(prediction.site().source(), prediction.alleleIndex(), row);
  }

  private void put(
      AllelePrediction.Scores scores,
      AlleleEffects effects,
      List<Target> targets,
      GenericRecord row) {
    if (options.scores()) {
      row.put("ref_probability", new FloatList(scores.reference()));
      row.put("alt_probability", new FloatList(scores.alternative()));
      row.put("log2_odds", new FloatList(log2Odds(effects)));
    }
    row.put("max_abs_diff", (float) effects.maxAbsDiff());
    row.put("max_abs_diff_target", targets.get(effects.strongest()).index());
    effects
        .evalues()
        .ifPresent(
            evalues -> {
              row.put("min_evalue", evalues.least());
              row.put("mean_log_evalue", (float) evalues.meanLog());
            });
    row.put("real_base_fraction", scores.realBaseFraction());
    List<GenericRecord> hits = new ArrayList<>();
    for (int target : effects.hits()) {
      GenericRecord hit = hit(targets.get(target), scores, target, effects.on(target));
      effects.evalues().ifPresent(evalues -> hit.put("evalue", evalues.byTarget()[target]));
      hits.add(hit);
    }
    row.put("hits", hits);
  }

  private static float[] log2Odds(AlleleEffects effects) {
    float[] log2Odds = new float[effects.scores().reference().length];
    for (int i = 0; i < log2Odds.length; i++) {
      log2Odds[i] = (float) effects.on(i).log2Odds();
    }
    return log2Odds;
  }

  private GenericRecord hit(
      Target target, AllelePrediction.Scores scores, int number, Effect effect) {
    GenericRecord hit = new GenericData.Record(HIT);
    hitTargets.put(target, hit);
    hit.put("ref_probability", scores.reference()[number]);
    hit.put("alt_probability", scores.alternative()[number]);
    hit.put("diff", (float) effect.diff());
    hit.put("log2_odds", (float) effect.log2Odds());
    return hit;
  }
}
