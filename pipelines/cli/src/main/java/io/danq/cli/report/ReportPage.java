package io.danq.cli.report;

import io.danq.cli.report.RunFindings.Failures;
import io.danq.cli.report.RunFindings.Place;
import io.danq.evaluation.report.Html;
import io.danq.evaluation.report.Page;
import io.danq.evaluation.report.Plot;
import io.danq.evaluation.report.Template;
import io.danq.network.bundle.Target;
import io.danq.sequence.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * The report of a result, as a self-contained HTML file.
 *
 * @param output the folder that it shows
 * @param targets names; empty if no model is at hand
 * @param summary JSON of the run that made it, if it has ended
 * @param data JSON for the region plots
 */
record ReportPage(
    String output,
    RunFindings findings,
    List<Target> targets,
    Optional<byte[]> summary,
    String data) {
  private static final int SHOWN_TARGETS = 100;
  private static final int SHOWN_CONTIGS = 30;
  private static final int WIDTH = 460;
  private static final int HEIGHT = 240;

  private static final Template ROW = Template.of("<tr>{{{cells}}}</tr>");
  private static final Template HEAD_CELL = Template.of("<th scope=\"row\">{{text}}</th>");
  private static final Template CELL = Template.of("<td>{{text}}</td>");
  private static final Template JUMP =
      Template.of("<td><button type=\"button\" class=\"jump\">{{text}}</button></td>");
  private static final Template SECTION =
      Template.of(
          """
          <section><h2>{{title}}</h2><p>{{text}}</p><div class="scroll"><table>
          <thead><tr>{{{head}}}</tr></thead><tbody>{{{rows}}}</tbody></table></div></section>""");
  private static final Template RUN =
      Template.of("<details><summary>What the run counted</summary><pre>{{json}}</pre></details>");

  /** Writes it; an older file is replaced. */
  void write(Path page) throws IOException {
    long hits = findings.targets().stream().mapToLong(target -> target.hits).sum();
    Page.write(
        ReportPage.class,
        "report.html",
        Map.ofEntries(
            Map.entry("output", Printable.of(output)),
            Map.entry("model", findings.model().isEmpty() ? "no rows" : findings.model()),
            Map.entry("version", findings.version().isEmpty() ? "–" : findings.version()),
            Map.entry("strands", findings.strands()),
            Map.entry("rows", Html.grouped(findings.rows())),
            Map.entry("hits", Html.grouped(hits)),
            Map.entry("targets", Html.grouped(findings.targets().size())),
            Map.entry("failed", Html.grouped(findings.failed())),
            Map.entry("run", run()),
            Map.entry("distributions", distributions()),
            Map.entry("places", places()),
            Map.entry("table", targetTable()),
            Map.entry("contigs", contigs()),
            Map.entry("failures", failures()),
            Map.entry("data", data)),
        page);
  }

  private String run() {
    return summary
        .map(json -> RUN.fill(Map.of("json", new String(json, StandardCharsets.UTF_8).strip())))
        .orElse(
            "<p>The folder has no _SUCCESS file. A stream never writes one; other runs write it at"
                + " their end.</p>");
  }

  /** Bars of logarithms, since few probabilities are high. */
  private String distributions() {
    String all =
        histogram(
            "Probabilities, all targets of all rows",
            "probability",
            findings.probabilities(),
            step -> String.format(Locale.ROOT, "%.2f", step / (double) RunFindings.STEPS));
    boolean evalues = IntStream.range(0, findings.evalues().length).anyMatch(this::hasEvalue);
    return "<div class=\"pair\">"
        + all
        + (evalues
            ? histogram(
                "E-values of hits", "E-value below", findings.evalues(), step -> "1e-" + step)
            : "")
        + "</div>";
  }

  private boolean hasEvalue(int step) {
    return findings.evalues()[step] > 0;
  }

  private interface Label {
    String of(int step);
  }

  private static String histogram(String caption, String axis, long[] counts, Label label) {
    double top = 1;
    for (long count : counts) {
      top = Math.max(top, Math.ceil(Math.log10(count + 1.0)));
    }
    Plot plot = new Plot(WIDTH, HEIGHT, top, caption);
    for (int power = 0; power <= top; power++) {
      plot.yTick(power, power == 0 ? "0" : "1e" + power);
    }
    int every = counts.length > 10 ? 4 : 1;
    for (int step = 0; step < counts.length; step++) {
      double from = step / (double) counts.length;
      if (step % every == 0) {
        plot.xTick(from, label.of(step));
      }
      plot.bar(
          "bar",
          from,
          (step + 1.0) / counts.length,
          0,
          Math.log10(counts[step] + 1.0),
          label.of(step) + ": " + Html.grouped(counts[step]));
    }
    return plot.names(axis, "number + 1, logarithmic").figure(caption);
  }

  private String places() {
    String rows =
        findings.strongest().stream()
            .map(
                place ->
                    row(
                        JUMP.fill(Map.of("text", RunFindings.place(place.row()))),
                        cell(copy(place)),
                        cell(RunReport.title(place.target(), targets)),
                        cell(Html.number(place.probability()))))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : section(
            "Strongest places",
            "Bins by the highest probability of a row. Choose one to see it above, if it lies in a"
                + " region of the page.",
            List.of("place", "haplotype", "target", "probability"),
            rows);
  }

  private static String copy(Place place) {
    return place.row().haplotype() == 0 ? "" : String.valueOf(place.row().haplotype());
  }

  private String targetTable() {
    List<Integer> order =
        IntStream.range(0, findings.targets().size())
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> -findings.targets().get(i).hits)
                    .thenComparing(i -> -findings.targets().get(i).highest))
            .limit(SHOWN_TARGETS)
            .toList();
    String rows =
        order.stream()
            .map(
                number -> {
                  TargetFinding its = findings.targets().get(number);
                  return row(
                      HEAD_CELL.fill(Map.of("text", RunReport.title(number, targets))),
                      cell(Html.grouped(its.hits)),
                      cell(Html.precise(its.mean())),
                      cell(Html.number(its.highest)),
                      JUMP.fill(Map.of("text", its.place)));
                })
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : section(
            "Strongest targets",
            "By the number of rows with a probability of 0.5 or more; the first "
                + SHOWN_TARGETS
                + " at most.",
            List.of("target", "hits", "mean", "highest", "at"),
            rows);
  }

  private String contigs() {
    String rows =
        findings.contigs().entrySet().stream()
            .sorted(Comparator.comparingLong(each -> -each.getValue().rows))
            .limit(SHOWN_CONTIGS)
            .map(
                each ->
                    row(
                        HEAD_CELL.fill(Map.of("text", each.getKey())),
                        cell(Html.grouped(each.getValue().rows)),
                        cell(Html.grouped(each.getValue().reads)),
                        cell(Html.grouped(each.getValue().hits)),
                        cell(Html.grouped(each.getValue().end))))
            .collect(Collectors.joining());
    int more = findings.contigs().size() - SHOWN_CONTIGS;
    return rows.isEmpty()
        ? ""
        : section(
            "Coverage",
            "Contigs, or reads without a place"
                + (more > 0 ? "; " + Html.grouped(more) + " more are left out" : "")
                + ". A row with a hit has a target with a probability of 0.5 or more.",
            List.of("contig", "rows", "reads", "rows with a hit", "last base"),
            rows);
  }

  private String failures() {
    StringBuilder rows = new StringBuilder();
    findings
        .failures()
        .forEach(
            (reason, its) -> {
              for (int i = 0; i < its.examples.size(); i++) {
                rows.append(
                    failure(i == 0 ? reason : "", i == 0 ? its : null, its.examples.get(i)));
              }
            });
    return rows.isEmpty()
        ? ""
        : section(
            "Failed records",
            "By reason, with the first examples.",
            List.of("reason", "records", "example", "what is wrong"),
            rows.toString());
  }

  private static String failure(String reason, @Nullable Failures its, GenericRecord example) {
    String source =
        example.get("topic") == null
            ? example.get("file") + ", record " + example.get("record_number")
            : example.get("topic") + "/" + example.get("partition") + "/" + example.get("offset");
    return row(
        HEAD_CELL.fill(Map.of("text", reason)),
        cell(its == null ? "" : Html.grouped(its.count)),
        cell(Printable.of(source)),
        cell(Printable.of(example.get("message").toString())));
  }

  private static String section(String title, String text, List<String> head, String rows) {
    String cells =
        head.stream()
            .map(name -> "<th scope=\"col\">" + Html.escape(name) + "</th>")
            .collect(Collectors.joining());
    return SECTION.fill(Map.of("title", title, "text", text, "head", cells, "rows", rows));
  }

  private static String row(String... cells) {
    return ROW.fill(Map.of("cells", String.join("", cells)));
  }

  private static String cell(String text) {
    return CELL.fill(Map.of("text", text));
  }
}
