package io.danq.beam.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineArgumentsTest {
  /** One option of each kind. */
  public interface Options extends PipelineOptions {
    @Description("A place.")
    @ShortName("-p")
    @Validation.Required
    String getPlace();

    void setPlace(String value);

    @Description("A time.")
    @Default.InstanceFactory(OneMinute.class)
    TimeSpan getWindow();

    void setWindow(TimeSpan value);

    @Description("A size.")
    @Nullable ByteSize getMemory();

    void setMemory(@Nullable ByteSize value);

    @Description("A flag.")
    @Default.Boolean(false)
    boolean isFast();

    void setFast(boolean value);

    /** The default of the window. */
    final class OneMinute extends ConstantDefault<TimeSpan> {
      public OneMinute() {
        super(TimeSpan.parse("60s"));
      }
    }
  }

  private static Options parse(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--runner=" + CrashingRunner.class.getName());
    return PipelineArguments.parse(all, Options.class);
  }

  @Test
  void theOptionsOfAnInterfaceAreListedRequiredOnesFirst() {
    assertThat(PipelineOption.of(Options.class))
        .containsExactly(
            new PipelineOption(
                "place",
                Optional.of("-p"),
                String.class,
                Optional.empty(),
                "A place.",
                false,
                true,
                Optional.empty()),
            new PipelineOption(
                "fast",
                Optional.empty(),
                boolean.class,
                Optional.empty(),
                "A flag.",
                false,
                false,
                Optional.of("false")),
            new PipelineOption(
                "memory",
                Optional.empty(),
                ByteSize.class,
                Optional.empty(),
                "A size.",
                false,
                false,
                Optional.empty()),
            new PipelineOption(
                "window",
                Optional.empty(),
                TimeSpan.class,
                Optional.empty(),
                "A time.",
                false,
                false,
                Optional.of("1m")));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "30s, 30000", "5m, 300000", "1h, 3600000", "2d, 172800000", "0s, 0"})
  void aTimeHasANumberAndAUnit(String text, long millis) {
    TimeSpan window = parse("--place=here", "--window=" + text).getWindow();
    assertThat(window.duration()).isEqualTo(Duration.ofMillis(millis));
    assertThat(window.toJoda().getMillis()).isEqualTo(millis);
    assertThat(window).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "512KB, 524288, 512KB",
    "256mb, 268435456, 256MB",
    "2048MB, 2147483648, 2GB",
    "1GB, 1073741824, 1GB",
    "999999999GB, 1073741822926258176, 999999999GB"
  })
  void aSizeHasANumberAndAUnitOf1024s(String text, long bytes, String shown) {
    ByteSize memory = Objects.requireNonNull(parse("--place=here", "--memory=" + text).getMemory());
    assertThat(memory.bytes()).isEqualTo(bytes);
    assertThat(memory).hasToString(shown);
    assertThat(text).matches(ByteSize.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "-1MB", "1.5GB", "much", "1TB", "9999999999GB", "0MBs", "MB"})
  void anotherSizeIsRefusedWithTheFormsThatThereAre(String text) {
    assertThatThrownBy(() -> parse("--place=here", "--memory=" + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--memory must be 0 or a size such as 512KB, 256MB or 2GB, was '" + text + "'");
    assertThat(text).doesNotMatch(ByteSize.SYNTAX);
  }

  @Test
  void aTimeThatIsNotGivenIsTheDefault() {
    assertThat(parse("--place=here").getWindow()).isEqualTo(TimeSpan.parse("60s"));
    assertThat(TimeSpan.parse("90s")).hasToString("90s");
  }

  /** As JSON, which is how Beam sends options to workers. */
  @Test
  void aTimeAndASizeSurviveTheirWayToAWorker() throws Exception {
    ObjectMapper json = new ObjectMapper();
    json.registerModules(ObjectMapper.findModules(getClass().getClassLoader()));
    Options given = parse("--place=here", "--window=90s", "--memory=64MB");
    String sent = json.writeValueAsString(given);
    Options read = json.readValue(sent, PipelineOptions.class).as(Options.class);
    assertThat(read.getWindow()).isEqualTo(TimeSpan.parse("90s"));
    assertThat(read.getMemory()).isEqualTo(ByteSize.parse("64MB"));
  }

  @ParameterizedTest
  @CsvSource({
    "--window=60, '--window=60 needs a unit, for example --window=60s'",
    "--window=soon, '--window must be a time such as 30s, 5m, 1h or 500ms, was soon'",
    "--window=1.5s, '--window must be a time such as 30s, 5m, 1h or 500ms, was 1.5s'",
    "--windowSeconds=60, --windowSeconds=60 is now --window=60s",
    "--windowSeconds, '--windowSeconds is now --window, with a unit: --window=5s'"
  })
  void aFormerSpellingIsRefusedWithTheNewOne(String argument, String message) {
    assertThatThrownBy(() -> parse("--place=here", argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** A former name of another pipeline's option is an unknown option like any other. */
  @Test
  void aFormerNameIsExplainedOnlyWhereTheOptionExists() {
    assertThatThrownBy(() -> parse("--place=here", "--maxDelaySeconds=2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing a property named 'maxDelaySeconds'");
  }

  @Test
  void whetherAnOptionIsGivenDoesNotDependOnItsValue() {
    List<String> arguments = List.of("--runner=", "--place=here");
    assertThat(PipelineArguments.has(arguments, "runner")).isTrue();
    assertThat(PipelineArguments.has(arguments, "plac")).isFalse();
  }

  @Test
  void aMissingOptionIsNamed() {
    assertThatThrownBy(() -> parse("--fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--place");
  }
}
