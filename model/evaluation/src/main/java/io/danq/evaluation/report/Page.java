package io.danq.evaluation.report;

import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A report as a self-contained HTML file. All pages share one style sheet. */
public final class Page {
  private static final String STYLE = "page.css";

  private Page() {}

  /**
   * Writes a page in one step: readers see the old file or the complete new one.
   *
   * @param beside the class that has the template as a resource
   * @param template the name of the resource; its gap {@code style} receives the shared style sheet
   * @param values what fills the other gaps
   * @throws IllegalStateException if a gap has no value
   */
  public static void write(Class<?> beside, String template, Map<String, String> values, Path file)
      throws IOException {
    Map<String, String> all = new HashMap<>(values);
    all.put("style", read(Page.class, STYLE));
    String page = Template.of(read(beside, template)).fill(all);
    WholeFile.write(file, unfinished -> Files.writeString(unfinished, page));
  }

  private static String read(Class<?> beside, String resource) throws IOException {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource + " next to " + beside.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
