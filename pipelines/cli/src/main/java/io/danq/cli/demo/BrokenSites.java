package io.danq.cli.demo;

import io.danq.cli.text.HitText;
import io.danq.cli.text.Table;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.window.WindowSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;

/**
 * Variants that break planted CTCF sites, and for each of them a variant of the same size next to
 * the site. Every base is replaced by its complement, which destroys the motif but keeps the
 * composition. Not thread-safe.
 */
public final class BrokenSites {
  private static final int SITES = 3;

  /** Bins from a site to the change next to it. */
  private static final int BESIDE = 2;

  private final SimulatedGenome genome;
  private final List<GenericRecord> rows = new ArrayList<>();

  public BrokenSites(SimulatedGenome genome) {
    this.genome = genome;
  }

  /** The variants as VCF. */
  public String toVcf() {
    String header =
        "##fileformat=VCFv4.2\n##contig=<ID="
            + SimulatedGenome.CONTIG
            + ",length="
            + SimulatedGenome.LENGTH
            + ">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    return genome.sites().stream()
        .filter(site -> site.motif() == BindingMotif.CTCF)
        .limit(SITES)
        .map(
            site ->
                line("in a CTCF site", site.start())
                    + line("beside it", site.start() + BESIDE * WindowSpec.BIN))
        .collect(Collectors.joining("", header, ""));
  }

  private String line(String name, int start) {
    String reference = genome.bases(start, start + WindowSpec.BIN);
    String changed =
        reference
            .chars()
            .mapToObj(base -> Nucleotide.of((byte) base).orElseThrow().complement().name())
            .collect(Collectors.joining());
    return String.join(
            "\t",
            SimulatedGenome.CONTIG,
            String.valueOf(start + 1),
            name.replace(' ', '_'),
            reference,
            changed,
            ".\t.\t.")
        + "\n";
  }

  /** Takes a row of what was predicted for them. */
  public void add(GenericRecord row) {
    rows.add(row);
  }

  /** Prints the strongest effect of each variant, by position. */
  public void print(PrintWriter out) {
    Table table =
        new Table("changed bases", "", "strongest effect on", "before", "after", "difference");
    rows.sort(Comparator.comparing(row -> (Long) row.get("pos")));
    for (GenericRecord row : rows) {
      int start = Math.toIntExact((Long) row.get("pos") - 1);
      List<?> hits = (List<?>) row.get("hits");
      GenericRecord hit = hits.isEmpty() ? null : (GenericRecord) hits.get(0);
      table.row(
          SimulatedGenome.place(start, start + row.get("ref").toString().length()),
          row.get("id").toString().replace('_', ' '),
          hit == null ? "none of 0.05 or more" : HitText.target(hit),
          hit == null ? "" : decimal(hit.get("ref_probability")),
          hit == null ? "" : decimal(hit.get("alt_probability")),
          hit == null ? "" : decimal(hit.get("diff")));
    }
    table.print(out);
  }

  private static String decimal(Object number) {
    return String.format(Locale.ROOT, "%.3f", (Float) number);
  }
}
