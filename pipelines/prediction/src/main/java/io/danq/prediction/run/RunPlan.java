package io.danq.prediction.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.danq.beam.file.FileMatch;
import io.danq.beam.file.Pipes;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.options.AlignmentOptions;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.HitOptions;
import io.danq.prediction.options.ModelOptions;
import io.danq.prediction.options.OutputOptions;
import io.danq.prediction.options.ScanOptions;
import io.danq.prediction.options.VariantOptions;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rows of a batch run depend on. An interrupted run can continue only with the
 * same plan.
 *
 * @param format {@value #FORMAT}
 * @param settings model, options and how the run is cut into parts, by name
 * @param files the input files in their order; for a scan, stretches of the reference
 */
public record RunPlan(String format, Map<String, String> settings, List<InputFile> files) {
  /** Refuses plans that lack parts, as from a damaged file. */
  public RunPlan {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    files = List.copyOf(files);
  }

  /** The only format. */
  public static final String FORMAT = "danq-run/2";

  /**
   * Small files are combined into parts of up to this size, because a part takes a second to start.
   */
  private static final long PART_BYTES = 1 << 20;

  private static final String PARTS = "division";
  private static final String PAIRED = "paired";
  private static final String BY_FILE = "by file";
  private static final String BY_STRETCH = "by stretch";
  private static final String ONCE = "one job, from a pipe";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A file as it was when the run began, or a stretch of a reference.
   *
   * @param name its path or URI, or its place
   * @param bytes its size, or its bases
   * @param modified when it was changed last, in milliseconds since 1970; 0 for a stretch
   */
  public record InputFile(String name, long bytes, long modified) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d bytes of %s", bytes, Instant.ofEpochMilli(modified));
    }
  }

  /**
   * The plan of a run.
   *
   * @param byFile whether files are processed one after the other; otherwise, or if one of them is
   *     a pipe, all of them are one part
   */
  public static RunPlan of(
      BatchPredictionOptions options, ModelBundle model, List<Metadata> files, boolean byFile)
      throws IOException {
    Map<String, String> settings = model(options, model);
    putHits(options, settings);
    settings.put(
        "background", model.manifest().sha256().getOrDefault(ModelBundle.BACKGROUND_FILE, "none"));
    settings.put("stride", String.valueOf(options.getStride()));
    settings.put("minRealBases", String.valueOf(options.getMinRealBases()));
    settings.put("minProbability", String.valueOf(options.getMinProbability()));
    settings.put("format", String.valueOf(options.getFormat()));
    settings.put("maxRecordBytes", String.valueOf(options.getMaxRecordBytes()));
    settings.put("reference", asItIs(options.getReference()));
    settings.put("anchor", String.valueOf(options.getAnchor()));
    settings.put("keepDuplicates", String.valueOf(options.isKeepDuplicates()));
    settings.put("minMappingQuality", String.valueOf(AlignmentOptions.minMappingQuality(options)));
    settings.put("regions", asItIs(options.getRegions()));
    settings.put("align", String.valueOf(options.getAlign()));
    settings.put("alignmentIndex", String.valueOf(options.getAlignmentIndex()));
    settings.put("unaligned", String.valueOf(options.getUnaligned()));
    settings.put("insertSize", String.valueOf(options.getInsertSize()));
    settings.put(PAIRED, String.valueOf(options.isPaired()));
    settings.put("interleaved", String.valueOf(options.isInterleaved()));
    return of(settings, options, files, byFile);
  }

  /** The plan of a run over variants; {@code byFile} as for reads. */
  public static RunPlan ofVariants(
      VariantOptions options, ModelBundle model, List<Metadata> files, boolean byFile)
      throws IOException {
    Map<String, String> settings = model(options, model);
    putHits(options, settings);
    settings.put("minAbsDiff", String.valueOf(options.getMinAbsDiff()));
    settings.put("effects", effects(options, model));
    settings.put("reference", asItIs(options.getReference()));
    settings.put("regions", asItIs(options.getRegions()));
    settings.put("filter", String.valueOf(options.getFilter()));
    return of(settings, options, files, byFile);
  }

  /**
   * The plan of a scan.
   *
   * @param genome the reference, whose content the plan notes
   * @param stretches what is scanned of it, in its order
   * @param byStretch whether stretches are processed one after the other; otherwise all of them are
   *     one part
   */
  public static RunPlan ofScan(
      ScanOptions options,
      ModelBundle model,
      ReferenceGenome genome,
      List<GenomicInterval> stretches,
      boolean byStretch) {
    Map<String, String> settings = model(options, model);
    settings.put("reference", options.getReference());
    settings.put("contigs", Integer.toHexString(genome.contigs().hashCode()));
    settings.put("minRealBases", String.valueOf(options.getMinRealBases()));
    settings.put("regions", String.valueOf(options.getRegions()));
    settings.put("output", String.join(", ", options.getOutput()));
    settings.put(PARTS, byStretch ? BY_STRETCH : "one job");
    List<InputFile> inputs =
        stretches.stream().map(each -> new InputFile(place(each), each.length(), 0)).toList();
    return new RunPlan(FORMAT, settings, inputs);
  }

  /** A text that may name a file, with the file's size and date: rows depend on what is in it. */
  private static String asItIs(@Nullable String text) throws IOException {
    List<Metadata> files = text == null ? List.of() : FileMatch.all(text);
    boolean isFile = files.size() == 1 && !files.get(0).resourceId().isDirectory();
    return isFile ? text + ", " + input(files.get(0)) : String.valueOf(text);
  }

  private static String place(GenomicInterval stretch) {
    return stretch.contig() + ":" + stretch.start() + "-" + stretch.end();
  }

  /** What its parts consist of: files, or pieces of a genome. */
  public String unit() {
    return BY_STRETCH.equals(settings.get(PARTS)) ? "parts of the genome" : "files";
  }

  /** The background of the E-values. All rows of a table have the same one, or none. */
  private static String effects(VariantOptions options, ModelBundle model) {
    return model
        .effects(options.getStrands() == Strands.BOTH)
        .map(background -> background.alleles() + " alleles of " + background.origin().source())
        .orElse("none");
  }

  private static Map<String, String> model(ModelOptions options, ModelBundle model) {
    Map<String, String> settings = new LinkedHashMap<>();
    ModelManifest manifest = model.manifest();
    settings.put(
        "model",
        manifest.id()
            + ", version "
            + manifest.version()
            + ", weights "
            + manifest.sha256().get(ModelBundle.WEIGHTS_FILE));
    settings.put("strands", String.valueOf(options.getStrands()));
    settings.put("precision", String.valueOf(options.getPrecision()));
    settings.put("engine", String.valueOf(options.getEngine()));
    return settings;
  }

  private static void putHits(HitOptions options, Map<String, String> settings) {
    settings.put("scores", String.valueOf(options.getScores()));
    settings.put("maxHits", String.valueOf(options.getMaxHits()));
    settings.put("maxEvalue", String.valueOf(options.getMaxEvalue()));
  }

  private static RunPlan of(
      Map<String, String> settings, OutputOptions options, List<Metadata> files, boolean byFile) {
    settings.put("output", String.join(", ", options.getOutput()));
    boolean once = files.stream().anyMatch(Pipes::isPipe);
    settings.put(PARTS, once ? ONCE : byFile ? BY_FILE : "one job");
    List<InputFile> inputs = files.stream().map(RunPlan::input).toList();
    return new RunPlan(FORMAT, settings, inputs);
  }

  private static InputFile input(Metadata file) {
    long modified = Pipes.isPipe(file) ? 0 : file.lastModifiedMillis();
    return new InputFile(Pipes.name(file), file.sizeBytes(), modified);
  }

  /**
   * Whether an input is a pipe. What it held is gone, so an interrupted run starts over with what
   * the pipe holds now.
   */
  public boolean readsPipe() {
    return ONCE.equals(settings.get(PARTS));
  }

  /**
   * The numbers, from 0, of the files of each part. Every file is in one part; the two files of
   * pairs are in the same one.
   */
  public List<List<Integer>> parts() {
    boolean byFile = BY_FILE.equals(settings.get(PARTS)) || BY_STRETCH.equals(settings.get(PARTS));
    int together = Boolean.parseBoolean(settings.get(PAIRED)) ? 2 : 1;
    List<List<Integer>> parts = new ArrayList<>();
    List<Integer> part = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      part.add(i);
      bytes += files.get(i).bytes();
      if (i == files.size() - 1 || (byFile && bytes >= PART_BYTES && part.size() % together == 0)) {
        parts.add(List.copyOf(part));
        part.clear();
        bytes = 0;
      }
    }
    return parts;
  }

  /**
   * The first difference from the plan of a run that should continue, in words: {@code 'stride':
   * 200 there, 100 here}.
   *
   * @param here the plan of the run that should continue
   */
  public Optional<String> difference(RunPlan here) {
    if (!format.equals(here.format)) {
      return Optional.of(different("format", format, here.format));
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String other = here.settings.getOrDefault(setting.getKey(), "nothing");
      if (!setting.getValue().equals(other)) {
        return Optional.of(different(setting.getKey(), setting.getValue(), other));
      }
    }
    if (files.size() != here.files.size()) {
      return Optional.of(different("input", files.size() + " files", here.files.size() + " files"));
    }
    for (int i = 0; i < files.size(); i++) {
      InputFile now = here.files.get(i);
      if (!files.get(i).name().equals(now.name())) {
        return Optional.of(different("input", files.get(i).name(), now.name()));
      }
      if (!files.get(i).equals(now)) {
        return Optional.of(different(now.name(), files.get(i).toString(), now.toString()));
      }
    }
    return Optional.empty();
  }

  private static String different(String what, String there, String here) {
    return "'" + what + "': " + there + " there, " + here + " here";
  }

  String toJson() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  static RunPlan parse(String json) throws IOException {
    RunPlan plan;
    try {
      plan = JSON.readValue(json, RunPlan.class);
    } catch (JsonProcessingException e) {
      throw new IOException("not the plan of a run", e);
    }
    if (plan == null || !FORMAT.equals(plan.format)) {
      throw new IOException("not the plan of a run of this version");
    }
    return plan;
  }
}
