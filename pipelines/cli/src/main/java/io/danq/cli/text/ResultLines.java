package io.danq.cli.text;

import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/**
 * Prints every hit of a result as a line, for tools that read text. Rows come in the order of the
 * files. A row without hits has no line, and failed records have none.
 */
public enum ResultLines {
  /** A table with a header: the window, its place on the genome, the target and its scores. */
  TSV {
    @Override
    List<?> header() {
      return Stream.of(WINDOW, TARGET, ALIGNMENT).flatMap(List::stream).toList();
    }

    @Override
    List<?> line(GenericRecord row, GenericRecord hit) {
      List<Object> cells = new ArrayList<>();
      WINDOW.forEach(name -> cells.add(text(row, name)));
      TARGET.forEach(name -> cells.add(text(hit, name)));
      ALIGNMENT.forEach(name -> cells.add(text(row, name)));
      return cells;
    }
  },

  /**
   * The first six columns of BED, 0-based and half-open. The place is the bin of an anchored
   * window, no longer than its contig, the stretch of the reference of another aligned one, and in
   * the sequence itself elsewhere. The name is the target; the score is 1,000 times the
   * probability, as UCSC's browsers shade it.
   */
  BED {
    @Override
    List<?> header() {
      return List.of();
    }

    @Override
    List<?> line(GenericRecord row, GenericRecord hit) {
      boolean aligned = row.get("contig") != null;
      String place = isAnchored(row) ? "bin" : aligned ? "contig" : "window";
      return List.of(
          row.get(aligned ? "contig" : "sequence_id"),
          row.get(place + "_start"),
          end(row, place),
          target(hit),
          Math.round(FULL_SCORE * (Float) hit.get("probability")),
          aligned ? row.get("strand") : ".");
    }
  };

  private static final List<String> WINDOW =
      List.of(
          "sequence_id",
          "window_start",
          "window_end",
          "contig",
          "contig_start",
          "contig_end",
          "strand");
  private static final List<String> TARGET =
      List.of("target_index", "cell_type", "assay", "treatment", "probability", "evalue");
  private static final List<String> ALIGNMENT =
      List.of(
          "bin_start",
          "bin_end",
          "read_base_fraction",
          "mapping_quality",
          "haplotype",
          "phase_set");
  private static final float FULL_SCORE = 1000;

  /** The cells of the first line; none without a header. */
  abstract List<?> header();

  /** The cells of a hit's line. */
  abstract List<?> line(GenericRecord row, GenericRecord hit);

  /**
   * Prints the hits of a Parquet file, a folder of them, or the output folder of a run.
   *
   * @throws IOException if there is no Parquet file, or one cannot be read
   */
  public void print(Path path, PrintWriter out) throws IOException {
    if (!header().isEmpty()) {
      out.print(Tsv.line(header()));
    }
    StandardOutput.Watch watch = new StandardOutput.Watch(out);
    if (Files.isRegularFile(path)) {
      ParquetRows.forEachInFile(path.toString(), row -> print(row, out, watch));
    } else {
      ParquetRows.forEach(path.toAbsolutePath() + "/", row -> print(row, out, watch));
    }
    out.flush();
  }

  private void print(GenericRecord row, PrintWriter out, StandardOutput.Watch watch) {
    if (VariantTable.isVariant(row)) {
      throw new IllegalArgumentException(
          "--tsv and --bed print windows of reads, and these are variants: query the Parquet files,"
              + " or let 'danq variants' write --output=vcf:FILE.vcf.gz");
    }
    if (BinTable.isBin(row)) {
      throw new IllegalArgumentException(
          "--tsv and --bed print windows of reads, and these are bins: query the Parquet files");
    }
    if (row.hasField("hits")) {
      for (Object hit : (List<?>) row.get("hits")) {
        out.print(Tsv.line(line(row, (GenericRecord) hit)));
        watch.line();
      }
    }
  }

  /** The window of the last bin ends where the contig does, and the bin may end behind it. */
  private static Object end(GenericRecord row, String place) {
    return place.equals("bin")
        ? Math.min((Integer) row.get("bin_end"), (Integer) row.get("contig_end"))
        : row.get(place + "_end");
  }

  private static boolean isAnchored(GenericRecord row) {
    return row.hasField("bin_start") && row.get("bin_start") != null;
  }

  private static Object text(GenericRecord row, String column) {
    Object value = row.hasField(column) ? row.get(column) : null;
    return value == null ? "" : value;
  }

  /** A name without blanks, which old readers of BED take for the end of a column. */
  private static String target(GenericRecord hit) {
    return Stream.of("cell_type", "assay", "treatment")
        .map(part -> hit.get(part).toString())
        .filter(part -> !part.equals("None"))
        .map(part -> part.replaceAll("\\s", "_"))
        .collect(Collectors.joining(":"));
  }
}
