package io.danq.cli;

import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what is wrong with a call of danq, without running it. */
final class CallCheck {
  private static final Map<String, Class<? extends PipelineOptions>> PIPELINES =
      Map.of(
          "predict", BatchPredictionOptions.class,
          "stream", StreamingPredictionOptions.class,
          "examples", ExamplesOptions.class);

  private static final CommandLine DANQ = Main.commandLine();

  private static final Set<String> BEAM =
      PipelineOptionsFactory.getRegisteredOptions().stream()
          .flatMap(type -> Arrays.stream(type.getMethods()))
          .map(method -> method.getName())
          .filter(name -> name.matches("(get|is)[A-Z].*"))
          .map(name -> "--" + Introspector.decapitalize(name.replaceFirst("get|is", "")))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> OURS = options(DANQ).collect(Collectors.toSet());

  private CallCheck() {}

  /** The fault of a call; empty for one that danq takes, whatever the files it names. */
  static Optional<String> fault(DocumentedCall call) {
    Optional<String> unknown = unknown(call.words());
    return unknown.isEmpty() && call.whole() ? parseFault(call.words()) : unknown;
  }

  /** Whether an option, such as {@code --model}, is one of some command or of Beam. */
  static boolean isOption(String name) {
    return BEAM.contains(name) || OURS.contains(name);
  }

  private static Stream<String> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().optionsMap().keySet().stream(),
        command.getSubcommands().values().stream().flatMap(CallCheck::options));
  }

  private static Optional<String> unknown(List<String> words) {
    CommandLine command = DANQ;
    int next = 0;
    while (next < words.size() && command.getSubcommands().containsKey(words.get(next))) {
      command = command.getSubcommands().get(words.get(next++));
    }
    if (next < words.size() && !command.getSubcommands().isEmpty()) {
      String word = words.get(next);
      boolean placeholder = word.matches("…|[A-Z]+");
      if (!word.startsWith("-") && !placeholder) {
        return Optional.of(command.getCommandSpec().qualifiedName() + " has no command " + word);
      }
      if (placeholder) {
        return Optional.empty();
      }
    }
    CommandSpec spec = command.getCommandSpec();
    return words.subList(next, words.size()).stream()
        .filter(word -> word.startsWith("-") && !isKnown(spec, word))
        .map(word -> spec.qualifiedName() + " has no option " + word)
        .findFirst();
  }

  private static boolean isKnown(CommandSpec spec, String word) {
    String name = word.replaceFirst("=.*", "");
    return spec.optionsMap().containsKey(name)
        || (!spec.unmatchedArgsBindings().isEmpty() && word.contains("=") && BEAM.contains(name));
  }

  private static Optional<String> parseFault(List<String> words) {
    try {
      ParseResult parsed = Main.commandLine().parseArgs(words.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      Class<? extends PipelineOptions> pipeline = PIPELINES.get(parsed.commandSpec().name());
      if (pipeline != null && !parsed.isUsageHelpRequested()) {
        PipelineOptionSpecs.parse(parsed, pipeline, parsed.unmatched());
      }
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
