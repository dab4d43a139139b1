package io.danq.cli.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.beam.file.ResourceFiles;
import io.danq.beam.file.WholeResource;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import io.danq.network.bundle.Target;
import io.danq.prediction.run.RunFolders;
import io.danq.sequence.GenomicInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Makes the report of an output folder. */
public final class RunReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunReport() {}

  /**
   * Reads a result twice, and writes its page.
   *
   * @param output folder of predict, scan or stream, on any file system
   * @param targets of the model that made it, for their names; empty if it is not at hand
   * @param regions to look around in; empty for the surroundings of the strongest bins
   * @param page the HTML file; it appears only when it is complete
   * @return how many rows there were
   * @throws IOException if the folder has no Parquet files, or one cannot be read
   * @throws IllegalArgumentException if a region has too many bins for a page
   */
  public static long write(
      String output, List<Target> targets, List<GenomicInterval> regions, Path page)
      throws IOException {
    List<ResourceId> files = ParquetFiles.some(output, "it is not output of danq");
    RunFindings findings = new RunFindings();
    forEach(files, findings::add);
    List<RegionView> views = new ArrayList<>();
    for (GenomicInterval region : regions.isEmpty() ? findings.strongestRegions() : regions) {
      views.add(new RegionView(findings.clipped(region)));
    }
    if (!views.isEmpty()) {
      forEach(files, raw -> add(raw, views));
    }
    Optional<byte[]> summary =
        WholeResource.read(ResourceFiles.below(output, RunFolders.SUCCESS), 1 << 20);
    new ReportPage(output, findings, targets, summary, data(views, targets, findings)).write(page);
    return findings.rows();
  }

  private static void forEach(List<ResourceId> files, Consumer<GenericRecord> action)
      throws IOException {
    for (ResourceId file : files) {
      RowFiles.forEach(file, action);
    }
  }

  private static void add(GenericRecord raw, List<RegionView> views) {
    ResultRow row = ResultRow.isFailed(raw) ? null : ResultRow.of(raw);
    if (row != null) {
      views.forEach(view -> view.add(row));
    }
  }

  private static String data(List<RegionView> views, List<Target> targets, RunFindings findings)
      throws IOException {
    ObjectNode data = JSON.createObjectNode();
    ArrayNode names = data.putArray("targets");
    for (int number = 0; number < findings.targets().size(); number++) {
      names.add(title(number, targets));
    }
    ArrayNode regions = data.putArray("regions");
    views.stream().filter(view -> !view.isEmpty()).map(RegionView::json).forEach(regions::add);
    // A text in a script element must not end it.
    return JSON.writeValueAsString(data).replace("<", "\\u003c");
  }

  /** A target's name, or its number among the outputs if no model is at hand. */
  static String title(int number, List<Target> targets) {
    return number < targets.size() ? targets.get(number).title() : "target " + number;
  }
}
