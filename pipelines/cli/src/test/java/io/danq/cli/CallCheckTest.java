package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallCheckTest {
  private static Optional<String> fault(String line, boolean whole) {
    List<String> words = ShellWords.of(line);
    return CallCheck.fault(new DocumentedCall("page.md:1", words, whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict --input reads.bam --model m --output out --runner=FlinkRunner --parallelism=8",
        "stream -b HOST:9092 -t reads -m m -o out -o kafka:predictions",
        "models publish --registry models --model my-danq my-danq",
        "evaluate --model m --data d --flinkMaster=HOST:8081",
        "predict --help",
        "--version"
      })
  void aCallThatCanBeTypedHasNoFault(String line) {
    assertThat(fault(line, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "predit --input a, danq has no command predit",
    "models delete, danq models has no command delete",
    "predict --inptu=a, danq predict has no option --inptu=a",
    "predict --parallelism 8, danq predict has no option --parallelism",
    "predict --windowSeconds=8, danq predict has no option --windowSeconds=8",
    "import --parallelism=8, danq import has no option --parallelism=8",
    "inspect out --overwrite, danq inspect has no option --overwrite"
  })
  void anUnknownCommandOrOptionIsAFaultEvenInPartOfACall(String line, String expected) {
    assertThat(fault(line, false)).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "predict --input a --model m, --output",
    "predict --input a --model m --output o --stride=N, N",
    "predict --input a --model m --output o --strands=reverse, reverse",
    "predict --input a --model m --output o --parallelism=many, many",
    "inspect, PATH"
  })
  void aWholeCallMustHaveWhatIsRequiredAndValuesOfTheRightKind(String line, String part) {
    assertThat(fault(line, true)).hasValueSatisfying(fault -> assertThat(fault).contains(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"predict", "COMMAND --help", "…", "verify --keras", "predict … --stride=N"})
  void partOfACallNeedsNeitherRequiredOptionsNorValues(String line) {
    assertThat(fault(line, false)).isEmpty();
  }

  @Test
  void anOptionIsKnownIfAnyCommandOrBeamHasIt() {
    assertThat(List.of("--minMeanAuroc", "--watch", "--savepointPath", "-o"))
        .allMatch(CallCheck::isOption);
    assertThat(CallCheck.isOption("--minMeanAurok")).isFalse();
  }
}
