package io.danq.prediction.rows;

import io.danq.beam.parquet.FloatList;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.Target;
import io.danq.prediction.predict.Prediction;
import io.danq.registry.model.ModelAnnotation;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.window.Placement;
import io.danq.sequence.window.SequenceWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes the rows of the results: one per window, the schema documented in the README. Coordinates
 * are 0-based and half-open. Not thread-safe.
 */
public final class AnnotatedRows {
  private static final Schema HIT =
      SchemaBuilder.record("hit")
          .fields()
          .requiredInt("target_index")
          .requiredString("cell_type")
          .requiredString("assay")
          .requiredString("treatment")
          .requiredFloat("probability")
          .optionalFloat("evalue")
          .endRecord();

  /** The schema of a row. */
  public static final Schema SCHEMA =
      SchemaBuilder.record("prediction")
          .namespace("io.danq")
          .fields()
          .requiredString("row_id")
          .requiredString("sequence_id")
          .requiredInt("window_start")
          .requiredInt("window_end")
          .optionalString("contig")
          .optionalInt("contig_start")
          .optionalInt("contig_end")
          .optionalString("strand")
          .optionalInt("bin_start")
          .optionalInt("bin_end")
          .requiredFloat("real_base_fraction")
          .optionalFloat("read_base_fraction")
          .optionalInt("mapping_quality")
          .optionalInt("haplotype")
          .optionalInt("phase_set")
          .requiredString("model_id")
          .requiredString("model_version")
          .requiredString("strands")
          .name("scores")
          .type()
          .optional()
          .array()
          .items()
          .floatType()
          .name("hits")
          .type()
          .array()
          .items(HIT)
          .noDefault()
          .endRecord();

  private final RowOptions options;
  private final RowIds ids = new RowIds();
  private final HitTargets targets = new HitTargets();

  /** Makes rows with the content that options select. */
  public AnnotatedRows(RowOptions options) {
    this.options = options;
  }

  /**
   * The row of a prediction.
   *
   * @param annotation the annotation of the prediction's model
   */
  public GenericRecord row(Prediction prediction, ModelAnnotation annotation) {
    ModelIdentity model = prediction.model();
    SequenceWindow window = prediction.window();
    GenericRecord row = new GenericData.Record(SCHEMA);
    row.put("row_id", rowId(window, model));
    row.put("sequence_id", window.sequenceId());
    row.put("window_start", window.start());
    row.put("window_end", window.end());
    window.placement().ifPresent(placement -> put(placement, row));
    row.put("real_base_fraction", window.realBaseFraction());
    row.put("model_id", model.id());
    row.put("model_version", model.version());
    row.put("strands", options.strands().name().toLowerCase(Locale.ROOT));
    if (options.scores()) {
      row.put("scores", new FloatList(prediction.probabilities()));
    }
    row.put("hits", hits(annotation, prediction.probabilities()));
    return row;
  }

  private static void put(Placement placement, GenericRecord row) {
    row.put("contig", placement.span().contig());
    row.put("contig_start", placement.span().start());
    row.put("contig_end", placement.span().end());
    row.put("strand", placement.strand().symbol());
    placement
        .anchor()
        .ifPresent(
            anchor -> {
              row.put("bin_start", anchor.bin().start());
              row.put("bin_end", anchor.bin().end());
              row.put("read_base_fraction", anchor.readBaseFraction());
            });
    placement.tags().mappingQuality().ifPresent(quality -> row.put("mapping_quality", quality));
    placement.tags().haplotype().ifPresent(haplotype -> row.put("haplotype", haplotype));
    placement.tags().phaseSet().ifPresent(phaseSet -> row.put("phase_set", phaseSet));
  }

  /**
   * The row's identity, from source record, window and model. A window is identified by its start
   * in the record or, if it is anchored to the genome, by its bin.
   */
  private String rowId(SequenceWindow window, ModelIdentity model) {
    String position = (window.anchor().isPresent() ? "bin " : "") + window.position();
    return ids.of(window.source().key(), position, model.id(), model.version());
  }

  private List<GenericRecord> hits(ModelAnnotation model, float[] probabilities) {
    Optional<BackgroundScores> background = options.usable(model.background());
    TopHits top = new TopHits(options.maxHits());
    for (int target = 0; target < probabilities.length; target++) {
      float probability = probabilities[target];
      if (probability >= options.minProbability() && isRare(background, target, probability)) {
        top.add(target, probability);
      }
    }
    List<GenericRecord> hits = new ArrayList<>();
    for (TopHits.Hit found : top.inOrder()) {
      GenericRecord hit = hit(model.targets().get(found.target()), found.probability());
      background.ifPresent(b -> hit.put("evalue", b.evalue(found.target(), found.probability())));
      hits.add(hit);
    }
    return hits;
  }

  private boolean isRare(Optional<BackgroundScores> background, int target, float probability) {
    return options.maxEvalue() == 1
        || background
            .filter(scores -> scores.evalue(target, probability) <= options.maxEvalue())
            .isPresent();
  }

  private GenericRecord hit(Target target, float probability) {
    GenericRecord hit = new GenericData.Record(HIT);
    targets.put(target, hit);
    hit.put("probability", probability);
    return hit;
  }
}
