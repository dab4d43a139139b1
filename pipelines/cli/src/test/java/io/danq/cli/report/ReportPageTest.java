package io.danq.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.danq.beam.parquet.FloatList;
import io.danq.beam.parquet.ParquetRowSink;
import io.danq.network.bundle.Target;
import io.danq.prediction.bin.BinRows;
import io.danq.sequence.GenomicInterval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a result in a real browser. */
@Timeout(180)
final class ReportPageTest {
  private static final List<Target> TARGETS =
      List.of(new Target(0, "cellA", "CTCF", "None"), new Target(1, "cellB", "GABP", "None"));
  private static final int BINS = 100;

  @TempDir Path folder;

  /** Bins of 200 bases of two haplotypes; CTCF binds in bin 50, on haplotype 1 only. */
  @BeforeEach
  void write() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path bins = Files.createDirectories(folder.resolve("out/bins"));
    ParquetRowSink sink = new ParquetRowSink(BinRows.SCHEMA.toString());
    try (FileChannel channel =
        FileChannel.open(
            bins.resolve("bins-00000-chr1.parquet"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      sink.open(channel);
      for (int bin = 0; bin < BINS; bin++) {
        for (int haplotype = 1; haplotype <= 2; haplotype++) {
          sink.write(row(bin * 200, haplotype, bin == 50 && haplotype == 1 ? 0.875f : 0.125f));
        }
      }
      sink.flush();
    }
  }

  private static GenericRecord row(int start, int haplotype, float probability) {
    GenericRecord row = new GenericData.Record(BinRows.SCHEMA);
    row.put("contig", "chr1");
    row.put("bin_start", start);
    row.put("bin_end", start + 200);
    row.put("phase_set", 1);
    row.put("haplotype", haplotype);
    row.put("reads", 3L);
    row.put("distinct_windows", 1L);
    row.put("real_base_fraction", 1f);
    row.put("read_base_fraction", 1f);
    row.put("model_id", "tiny");
    row.put("model_version", "1");
    row.put("strands", "both");
    for (String list : List.of("mean", "min", "max")) {
      row.put(list, new FloatList(new float[] {probability, 0.25f}));
    }
    return row;
  }

  private Path page(List<GenomicInterval> regions) throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(RunReport.write(folder.resolve("out").toString(), TARGETS, regions, page))
        .isEqualTo(2 * BINS);
    return page;
  }

  private List<String> open(Path page, String script) throws IOException, InterruptedException {
    assumeTrue(
        Chromium.isThere(), "the page is opened only where chromium is at hand (Debian: chromium)");
    return Chromium.run(page, folder, script);
  }

  @Test
  void aRegionIsFoundMovedAndSearchedWithoutAnErrorOrARequest() throws Exception {
    String script =
        """
        var place = document.getElementById("place"), view = document.getElementById("view");
        note("first", place.value);
        document.querySelector("button.jump").click();
        note("jump", place.value);
        note("said", document.getElementById("said").textContent.replace("\\n", " | "));
        key(view, "ArrowRight", true);
        note("next", document.getElementById("said").textContent.split("\\n")[0]);
        key(view, "ArrowRight");
        note("right", place.value);
        key(view, "-");
        note("out", place.value);
        key(view, "Home");
        note("all", place.value);
        var search = document.getElementById("search");
        search.value = "gabp"; search.dispatchEvent(new Event("input"));
        note("found", document.getElementById("list").textContent);
        document.querySelector("#list input").click();
        note("lanes", view.getAttribute("aria-label"));
        place.value = "chr1:1,001-3,000"; key(place, "Enter");
        note("typed", place.value);
        place.value = "chr2:1-1,000"; key(place, "Enter");
        note("absent", document.getElementById("said").textContent);
        """;
    List<String> notes = open(page(List.of()), script);
    assertThat(notes)
        .containsExactly(
            "first chr1:1-20,000",
            "jump chr1:8,001-12,200",
            "said chr1:10,001-10,200, haplotype 1, 3 reads: 0 cellA CTCF 0.875, 1 cellB GABP 0.250"
                + " | chr1:10,001-10,200, haplotype 2, 3 reads: 0 cellA CTCF 0.125, 1 cellB GABP"
                + " 0.250",
            "next chr1:10,201-10,400, haplotype 1, 3 reads: 0 cellA CTCF 0.125, 1 cellB GABP 0.250",
            "right chr1:8,841-13,040",
            "out chr1:7,381-15,780",
            "all chr1:1-20,000",
            "found 1 cellB GABP",
            "lanes Probabilities of 1 targets along chr1:1-20,000",
            "typed chr1:1,001-3,000",
            "absent chr2:1-1,000 lies in no region of this page; make one with --regions");
  }

  @Test
  void lanesAreDrawnInTheColoursOfTheHaplotypes() throws Exception {
    String script =
        """
        var view = document.getElementById("view"), pen = view.getContext("2d");
        var pixels = pen.getImageData(0, 0, view.width, view.height).data, colours = {};
        for (var i = 0; i < pixels.length; i += 4) {
          if (pixels[i + 3] === 255) { colours[pixels[i] + "," + pixels[i + 1] + "," + pixels[i + 2]] = true; }
        }
        note("haplotype 1", !!colours["10,125,90"]);
        note("haplotype 2", !!colours["179,50,122"]);
        """;
    assertThat(open(page(List.of(new GenomicInterval("chr1", 9_000, 11_000))), script))
        .containsExactly("haplotype 1 true", "haplotype 2 true");
  }

  @Test
  void aRegionWithoutRowsIsNotShown() throws Exception {
    Path page = folder.resolve("page.html");
    Files.createDirectories(folder.resolve("empty"));
    Files.copy(
        folder.resolve("out/bins/bins-00000-chr1.parquet"), folder.resolve("empty/bins.parquet"));
    RunReport.write(
        folder.resolve("empty").toString(),
        TARGETS,
        List.of(new GenomicInterval("chr9", 0, 1000)),
        page);
    assertThat(open(page, "note('hidden', document.getElementById('regions').hidden);"))
        .containsExactly("hidden true");
  }
}
