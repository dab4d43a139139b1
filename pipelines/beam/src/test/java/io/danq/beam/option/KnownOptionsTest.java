package io.danq.beam.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.SdkHarnessOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownOptionsTest {
  private static final String OF_A_LIBRARY = "--groupingTableMaxSizeMb=7";

  @BeforeEach
  void runOneCommand() {
    KnownOptions.reset();
    KnownOptions.ofOneCommand();
  }

  @AfterEach
  void reset() {
    KnownOptions.reset();
  }

  private static Reads parse(String... arguments) {
    return PipelineArguments.parse(List.of(arguments), Reads.class);
  }

  @Test
  void anArgumentOfALibraryIsKnown() {
    assertThat(parse("--reads=a").getReads()).isEqualTo("a");
    assertThatThrownBy(() -> PipelineOptionsFactory.fromArgs(OF_A_LIBRARY).as(Reads.class))
        .hasMessageContaining("groupingTableMaxSizeMb");

    Reads options = parse("--reads=a", OF_A_LIBRARY);

    assertThat(options.as(SdkHarnessOptions.class).getGroupingTableMaxSizeMb()).isEqualTo(7);
    assertThat(KnownOptions.defaults()).isNotNull();
    assertThat(parse("--reads=a").getReads()).isEqualTo("a");
    assertThat(PipelineOptionsFactory.fromArgs(OF_A_LIBRARY).as(Reads.class)).isNotNull();
  }

  @Test
  void anyOtherProcessKnowsAll() {
    KnownOptions.reset();
    parse("--reads=a");

    assertThat(PipelineOptionsFactory.fromArgs(OF_A_LIBRARY).as(Reads.class)).isNotNull();
  }

  @Test
  void aCallWithoutOneMayNameItsJobAndAskForALibrarysDefaults() {
    Reads options = parse("--reads=a=b\nc", "--appName=mine");

    assertThat(options.getReads()).isEqualTo("a=b\nc");
    assertThat(options.as(ApplicationNameOptions.class).getAppName()).isEqualTo("mine");
    assertThat(options.as(SdkHarnessOptions.class).getGroupingTableMaxSizeMb()).isPositive();
  }

  /** Options of a pipeline. */
  public interface Reads extends PipelineOptions {
    @Description("The reads.")
    String getReads();

    void setReads(String value);
  }
}
