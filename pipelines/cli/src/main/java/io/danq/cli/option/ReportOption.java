package io.danq.cli.option;

import io.danq.cli.report.RunReport;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An HTML report of the results, at the end of a run. */
public final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write an HTML report of the results to this file at the end of the run. 'danq report'"
              + " can make one later, also for regions of your choice.")
  private @Nullable Path report;

  /**
   * Makes sure that a page can be made.
   *
   * @param folders of the outputs
   * @throws IllegalArgumentException if there is none to read the rows from
   */
  public void check(List<String> folders) {
    if (report == null) {
      return;
    }
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(
          "--report needs rows in a folder, and --output names no folder");
    }
    if (Files.isDirectory(report)) {
      throw new IllegalArgumentException("--report=" + report + " is a folder; name an HTML file");
    }
  }

  /** Writes the page, if one is asked for. */
  public void write(List<String> folders, ModelBundle model, PrintWriter out) throws IOException {
    if (report != null) {
      RunReport.write(folders.get(0), model.targets(), List.of(), report);
      out.println("page                   " + report);
      out.flush();
    }
  }
}
