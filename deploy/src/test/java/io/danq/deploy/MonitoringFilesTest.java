package io.danq.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Form of the files; that their metrics exist is checked where a stream runs. */
final class MonitoringFilesTest {
  private static final int GRID = 24;

  private static JsonNode dashboard() throws IOException {
    return DeployFiles.json("monitoring/grafana/dashboards/danq.json");
  }

  @Test
  void everyPanelHasAPlaceOfItsOwn() throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : dashboard().path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as("id of " + panel.path("title")).isTrue();
      JsonNode place = panel.path("gridPos");
      int x = place.path("x").asInt();
      int y = place.path("y").asInt();
      for (int column = x; column < x + place.path("w").asInt(); column++) {
        assertThat(column).isBetween(0, GRID - 1);
        for (int line = y; line < y + place.path("h").asInt(); line++) {
          assertThat(cells.add(column + "," + line))
              .as("free for %s", panel.path("title"))
              .isTrue();
        }
      }
    }
  }

  @Test
  void everyPanelSaysWhatItShowsAndAsksTheProvisionedSource() throws IOException {
    String source =
        DeployFiles.yaml("monitoring/grafana/provisioning/datasources/prometheus.yml")
            .at("/datasources/0/uid")
            .asText();
    for (JsonNode panel : dashboard().path("panels")) {
      if (panel.path("type").asText().equals("row")) {
        continue;
      }
      assertThat(panel.path("description").asText()).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo(source);
      assertThat(panel.path("targets")).isNotEmpty();
      panel.path("targets").forEach(t -> assertBalanced(t.path("expr").asText()));
    }
  }

  @Test
  void everyAlertSaysWhatIsWrong() throws IOException {
    assertThat(DeployFiles.texts(DeployFiles.yaml("monitoring/prometheus.yml").path("rule_files")))
        .containsExactly("alerts.yml");
    List<String> names = new ArrayList<>();
    for (JsonNode rule : DeployFiles.yaml("monitoring/alerts.yml").at("/groups/0/rules")) {
      names.add(rule.path("alert").asText());
      assertBalanced(rule.path("expr").asText());
      assertThat(rule.at("/annotations/summary").asText()).contains("$labels.job_name");
      assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
    }
    assertThat(names).isNotEmpty().doesNotHaveDuplicates().allMatch(n -> n.matches("[A-Za-z]+"));
  }

  private static void assertBalanced(String expression) {
    int depth = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
      assertThat(depth).as(expression).isNotNegative();
    }
    assertThat(depth).as(expression).isZero();
    assertThat(expression).isNotBlank();
  }
}
