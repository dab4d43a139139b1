package io.danq.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The order of packages that {@code src/docs/architecture.md} promises is the order in the code.
 */
final class PackageOrderTest {
  private static final String ROOT = "io.danq";
  private static final Path PAGE = Path.of("../../src/docs/architecture.md");
  private static final String HEADING = "## The order of packages\n";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| (.*) \\|$");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+)`");

  /** The packages of the page in its order, each with the packages that it may import. */
  private static Map<String, Set<String>> promised() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf(HEADING));
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (Matcher row = ROW.matcher(section); row.find(); ) {
      rows.put(
          row.group(1),
          NAME.matcher(row.group(2))
              .results()
              .map((MatchResult name) -> name.group(1))
              .collect(toCollection(TreeSet::new)));
    }
    return rows;
  }

  /** The same from the compiled classes on the class path, but for those of tests. */
  private static Map<String, Set<String>> found() {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter().withImportOption(PackageOrderTest::isMain).importPackages(ROOT)) {
      Set<String> of = imports.computeIfAbsent(name(type), unused -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT) && !name(target).equals(name(type))) {
          of.add(name(target));
        }
      }
    }
    return imports;
  }

  private static boolean isMain(Location location) {
    return !location.contains("/test-classes/")
        && !location.contains("-tests.jar")
        && !location.contains("package-info");
  }

  private static String name(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  @Test
  void aPackageImportsWhatThePageSays() throws IOException {
    Map<String, Set<String>> promised = promised();
    promised.remove("dataflow"); // not on this class path; its POM lets it see prediction alone
    assertThat(found()).isEqualTo(new TreeMap<>(promised));
  }

  @Test
  void aPackageImportsOnlyPackagesAboveIt() throws IOException {
    List<String> above = new ArrayList<>();
    promised()
        .forEach(
            (name, imports) -> {
              assertThat(above).as("rows above %s", name).containsAll(imports);
              above.add(name);
            });
    assertThat(above).hasSizeGreaterThan(40);
  }

  @Test
  void learningKnowsNeitherPredictionNorTheCommandLine() throws IOException {
    promised().entrySet().stream()
        .filter(row -> row.getKey().startsWith("learning."))
        .forEach(
            row ->
                assertThat(row.getValue())
                    .as(row.getKey())
                    .noneMatch(name -> name.startsWith("prediction") || name.startsWith("cli")));
  }
}
