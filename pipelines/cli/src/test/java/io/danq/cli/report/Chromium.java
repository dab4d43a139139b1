package io.danq.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens a page in a real browser without a window, and runs a script in it. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">([^<]*)</pre>");

  private Chromium() {}

  /** Whether the machine has one. */
  static boolean isThere() {
    return NAMES.stream().anyMatch(Chromium::runs);
  }

  private static boolean runs(String name) {
    try {
      Process process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs a script in a page once it has loaded.
   *
   * @param script calls {@code note(name, value)} for what it finds
   * @return the notes as lines, then each error of the page and each address that it asked for
   */
  static List<String> run(Path page, Path folder, String script)
      throws IOException, InterruptedException {
    String first =
        """
        <head><script>
        var notes = [];
        function note(name, value) { notes.push(name + " " + value); }
        function key(target, name, shift) {
          target.dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey: !!shift, cancelable: true }));
        }
        window.addEventListener("error", function (event) { note("error", event.message); });
        console.error = function (text) { note("error", text); };
        </script>""";
    String last =
        """
        <script>
        try {
        SCRIPT
        } catch (e) { note("error", e); }
        performance.getEntriesByType("resource").forEach(function (each) { note("request", each.name); });
        var result = document.createElement("pre");
        result.id = "result"; result.textContent = notes.join("\\n");
        document.body.appendChild(result);
        </script></body>""";
    String text = Files.readString(page);
    Path tested =
        Files.writeString(
            folder.resolve("tested.html"),
            text.replace("<head>", first).replace("</body>", last.replace("SCRIPT", script)));
    String name = NAMES.stream().filter(Chromium::runs).findFirst().orElseThrow();
    Process browser =
        new ProcessBuilder(
                name,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1200,1600",
                "--virtual-time-budget=5000",
                "--dump-dom",
                tested.toUri().toString())
            .redirectError(folder.resolve("chromium.log").toFile())
            .start();
    String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(browser.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Matcher result = RESULT.matcher(dom);
    assertThat(result.find()).as(dom.substring(0, Math.min(2000, dom.length()))).isTrue();
    return result.group(1).lines().map(line -> line.replace("&gt;", ">")).toList();
  }
}
