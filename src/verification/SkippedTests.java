import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints how many tests of a build were skipped and why, over all modules.
 *
 * <pre>java SkippedTests.java ROOT START</pre>
 *
 * Reads the reports that Surefire has written below ROOT since START, the time when the build
 * began; those of an earlier build do not count.
 */
final class SkippedTests {
  /** A report of pipelines/flink/runner is six folders down. */
  private static final int DEPTH = 8;

  public static void main(String[] args) throws Exception {
    List<Element> tests =
        reports(Path.of(args[0]).toAbsolutePath(), Instant.parse(args[1])).stream()
            .flatMap(report -> elements(parse(report), "testcase"))
            .toList();
    Map<String, Long> reasons =
        tests.stream()
            .flatMap(test -> elements(test, "skipped"))
            .collect(
                Collectors.groupingBy(
                    SkippedTests::reason, TreeMap::new, Collectors.counting()));
    long skipped = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (skipped == 0) {
      System.out.printf("%d tests ran, no test skipped%n", tests.size());
      return;
    }
    System.out.printf("%d tests ran, %d skipped:%n", tests.size() - skipped, skipped);
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(reason -> System.out.printf("%5d  %s%n", reason.getValue(), reason.getKey()));
  }

  private static List<Path> reports(Path root, Instant start) throws IOException {
    try (Stream<Path> files =
        Files.find(root, DEPTH, (file, attributes) -> isReport(file, attributes, start))) {
      return files.toList();
    }
  }

  private static boolean isReport(Path file, BasicFileAttributes attributes, Instant start) {
    return file.getFileName().toString().matches("TEST-.*\\.xml")
        && file.getParent().endsWith("target/surefire-reports")
        && !attributes.lastModifiedTime().toInstant().isBefore(start);
  }

  private static Element parse(Path report) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(report.toFile())
          .getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException(report + " is no report of Surefire", e);
    }
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  /** The message of a disabled test, or of the assumption that did not hold. */
  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    String text = message.isEmpty() ? skipped.getTextContent() : message;
    String reason =
        text.lines()
            .findFirst()
            .orElse("")
            .strip()
            .replaceFirst("^[\\w.]+Exception: ", "")
            .replaceFirst("^Assumption failed: ", "");
    return reason.isEmpty() ? "no reason given" : reason;
  }
}
