package io.danq.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.DanQConfig;
import io.danq.training.EpochResult;
import io.danq.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPageTest {
  @TempDir private Path folder;

  private String page(String model, EpochResult... epochs) throws IOException {
    Path file = folder.resolve("training.html");
    DanQConfig network = new DanQConfig(100, 16, 9, 4, 4, 6, 12, 3);
    TrainingPage.write(
        new TrainingReport(model, "train.npz", network, TrainingOptions.DEFAULTS, List.of(epochs)),
        file);
    return Files.readString(file);
  }

  @Test
  void aPageShowsItsEpochsAndNeedsNoOtherFile() throws IOException {
    String page =
        page(
            "danq",
            new EpochResult(1, 0.001, 0.7, 0.65, 0.8125, true, 2, 100),
            new EpochResult(2, 0.001, 0.6, 0.66, Double.NaN, false, 2, 100));
    assertThat(page)
        .doesNotContain("{{")
        .doesNotContainPattern("https?://|<link|@import|url\\(|src=")
        .contains("<b>0.65000</b><span>its validation loss", "<b>0.8125</b>")
        .contains("<tr class=\"best\"><td>1</td>", "<td>–</td>", ".tiles {");
  }

  @Test
  void aNameCannotBecomeMarkup() throws IOException {
    assertThat(page("<img src=x>")).doesNotContain("<img").contains("<h1>&lt;img src=x&gt;</h1>");
  }
}
