package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.danq.inference.Strands;
import io.danq.network.bundle.PublishedScores;
import io.danq.network.bundle.Target;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class EvaluationPageTest {
  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  @TempDir private Path folder;

  private static List<Target> targets(int count) {
    String[] assays = {"CTCF", "DNase", "H3K4me3"};
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Target(
                    i,
                    "K562",
                    assays[i % 3],
                    "None",
                    new PublishedScores(0.9, i % 2 == 0 ? 0.4 : Double.NaN)))
        .toList();
  }

  private String page(List<Target> targets, int windows, int period, Strands strands)
      throws IOException, InterruptedException {
    Path file = folder.resolve("evaluation.html");
    EvaluationPage.write(SmallEvaluation.of(targets, windows, period, strands, folder), file);
    return Files.readString(file);
  }

  private static List<String> charts(String page) {
    return SVG.matcher(page).results().map(match -> match.group()).toList();
  }

  @Test
  void aPageOfAllDeepSeasTargetsIsSmallAndNeedsNothingBesideIt()
      throws IOException, InterruptedException {
    String page = page(targets(919), 200, 5, Strands.BOTH);
    assertThat(page.length()).isLessThan(1_000_000);
    assertThat(page)
        .doesNotContain("{{")
        .doesNotContainPattern("https?://|<link|@import|url\\(|src=");
    Matcher rows = Pattern.compile("<tr[^>]*><td>").matcher(page);
    assertThat(rows.results().count()).isEqualTo(919);
    assertThat(Pattern.compile("<tr data-roc=").matcher(page).results().count()).isEqualTo(828);
  }

  @Test
  void chartsAreWellFormed() throws IOException, InterruptedException {
    String page = page(targets(30), 100, 5, Strands.BOTH);
    assertThat(charts(page)).hasSize(6);
    for (String chart : charts(page)) {
      assertThatCode(
              () ->
                  DocumentBuilderFactory.newInstance()
                      .newDocumentBuilder()
                      .parse(new InputSource(new StringReader(chart))))
          .doesNotThrowAnyException();
    }
    assertThat(charts(page).get(0))
        .contains("curve mean", "curve best", "curve median", "curve worst");
    assertThat(charts(page).get(2))
        .contains("<rect class=\"dnase\"", "<rect class=\"histone\"", "_factor\"");
  }

  @Test
  void meansStandInTheSummary() throws IOException, InterruptedException {
    EvaluationReport report = SmallEvaluation.of(targets(30), 100, 5, Strands.BOTH, folder);
    Path file = folder.resolve("page.html");
    EvaluationPage.write(report, file);
    double mean = report.evaluation().mean(report.evaluation().mainStrand()).orElseThrow().rocAuc();
    assertThat(Files.readString(file))
        .contains("<b>" + Html.precise(mean) + "</b><span>mean AUROC, averaged</span>")
        .contains("<td>" + Html.precise(mean) + "</td>")
        .contains("DanQ as published</th><td>0.9000</td><td>0.4000</td>")
        .contains("100 windows, 30 targets, of which 27");
  }

  @Test
  void namesCannotBecomeMarkup() throws IOException, InterruptedException {
    List<Target> targets =
        Stream.of("<script>alert(1)</script>", "\"><img onerror=x>", "{{table}}", "a & b's")
            .map(name -> new Target(name.length(), name, name, name))
            .toList();
    String page = page(targets, 60, 5, Strands.BOTH);
    assertThat(page)
        .doesNotContain("<script>alert", "<img")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a &amp; b&#39;s", "<td>{{table}}");
  }

  @Test
  void withoutPublishedFiguresThereIsNothingBesideThem() throws IOException, InterruptedException {
    List<Target> targets = List.of(new Target(0, "K562", "CTCF", "None"));
    String page = page(targets, 60, 5, Strands.FORWARD);
    assertThat(page).doesNotContain("as published</h2>", "Reverse complement</th>");
    assertThat(charts(page)).hasSize(4);
  }

  @Test
  void whereNothingIsDefinedThePageSaysSo() throws IOException, InterruptedException {
    String page = page(targets(3), 20, 0, Strands.BOTH);
    assertThat(page).contains("of which 0 have both", "<b>–</b><span>mean AUROC");
    assertThat(charts(page).get(0)).doesNotContain("curve mean");
  }
}
