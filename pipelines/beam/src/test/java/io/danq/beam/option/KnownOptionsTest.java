package io.danq.beam.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.SdkHarnessOptions;
import org.junit.jupiter.api.Test;

class KnownOptionsTest {

  @Test
  void anOptionOfALibraryIsKnownBeforeAndAfterACallWithoutAny() {
    assertThat(tableSize()).isEqualTo(7);

    assertThat(PipelineArguments.parse(List.of("--reads=a"), Reads.class).getReads())
        .isEqualTo("a");
    assertThat(tableSize()).isEqualTo(7);
  }

  @Test
  void aJobMayHaveAName() {
    Reads options = PipelineArguments.parse(List.of("--reads=a", "--appName=mine"), Reads.class);

    assertThat(options.as(ApplicationNameOptions.class).getAppName()).isEqualTo("mine");
  }

  @Test
  void aCallWithoutOptionsOfLibrariesMayAskForTheirDefaults() {
    assertThat(KnownOptions.defaults().as(SdkHarnessOptions.class).getGroupingTableMaxSizeMb())
        .isPositive();
  }

  private static int tableSize() {
    Reads options =
        PipelineArguments.parse(List.of("--reads=a", "--groupingTableMaxSizeMb=7"), Reads.class);
    return options.as(SdkHarnessOptions.class).getGroupingTableMaxSizeMb();
  }

  /** Options of a pipeline. */
  public interface Reads extends PipelineOptions {
    @Description("The reads.")
    String getReads();

    void setReads(String value);
  }
}
