package io.danq.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void aValueIsEscapedUnlessItsGapAsksForMarkup() {
    assertThat(Template.of("<p>{{a}}{{{a}}}</p>").fill(Map.of("a", "<b>&'\"")))
        .isEqualTo("<p>&lt;b&gt;&amp;&#39;&quot;<b>&'\"</p>");
  }

  @Test
  void aValueIsNotSearchedForGaps() {
    assertThat(Template.of("{{a}}{{{b}}} { } }}").fill(Map.of("a", "{{b}}", "b", "{{{a}}}$1")))
        .isEqualTo("{{b}}{{{a}}}$1 { } }}");
  }

  @Test
  void aGapWithoutAValueIsNamed() {
    assertThatThrownBy(() -> Template.of("{{lost}}").fill(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'lost'");
  }
}
