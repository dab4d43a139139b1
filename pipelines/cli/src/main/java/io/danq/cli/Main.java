package io.danq.cli;

import io.danq.beam.option.KnownOptions;
import io.danq.cli.command.BackgroundCommand;
import io.danq.cli.command.BenchCommand;
import io.danq.cli.command.CompletionCommand;
import io.danq.cli.command.DemoCommand;
import io.danq.cli.command.EvaluateCommand;
import io.danq.cli.command.ExamplesCommand;
import io.danq.cli.command.ExportCommand;
import io.danq.cli.command.HaplotypesCommand;
import io.danq.cli.command.ImportCommand;
import io.danq.cli.command.InspectCommand;
import io.danq.cli.command.Interruption;
import io.danq.cli.command.ModelsCommand;
import io.danq.cli.command.PredictCommand;
import io.danq.cli.command.ReferenceCommand;
import io.danq.cli.command.ReportCommand;
import io.danq.cli.command.RetrainCommand;
import io.danq.cli.command.ScanCommand;
import io.danq.cli.command.StreamCommand;
import io.danq.cli.command.TracksCommand;
import io.danq.cli.command.TrainCommand;
import io.danq.cli.command.VariantsCommand;
import io.danq.cli.command.VerifyCommand;
import io.danq.cli.option.EnumDefaults;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.text.Faults;
import io.danq.cli.text.Progress;
import io.danq.cli.text.StandardOutput;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.ScanOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.VariantOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code danq}. Exit code 0: done; 1: failed; 2: called wrongly; 141: the reader of standard output
 * has closed it, as {@code head} does. An error is one line on standard error.
 */
@Command(
    name = "danq",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Predicts transcription-factor binding from DNA with DanQ networks,",
      "over files and streams of sequencing reads."
    },
    subcommands = {
      DemoCommand.class,
      PredictCommand.class,
      StreamCommand.class,
      VariantsCommand.class,
      ScanCommand.class,
      TracksCommand.class,
      ReportCommand.class,
      HaplotypesCommand.class,
      ImportCommand.class,
      InspectCommand.class,
      VerifyCommand.class,
      EvaluateCommand.class,
      BackgroundCommand.class,
      ExamplesCommand.class,
      TrainCommand.class,
      RetrainCommand.class,
      ExportCommand.class,
      ModelsCommand.class,
      ReferenceCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Start with:  danq demo",
      "Then:        danq predict --input reads.bam --model model/demo-690 --output out"
    })
public final class Main {
  /** What a shell reports of a program that SIGPIPE ends. */
  private static final int CLOSED_PIPE = 128 + 13;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what the runner does, and print stack traces of errors.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Do not show progress; print only results and errors.")
  private boolean quiet;

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] args) {
    try {
      TemporaryFolder.use();
    } catch (IOException e) {
      System.err.println("danq: " + Faults.describe(e));
      System.exit(CommandLine.ExitCode.USAGE);
    }
    StandardOutput out = new StandardOutput();
    PrintWriter writer = out.writer();
    int exitCode = run(args, writer);
    writer.flush();
    // Runners leave threads running, which would keep the JVM alive.
    System.exit(exitCode(exitCode, out));
  }

  /** Runs the command line. The version is printed without it, for it takes a while to build. */
  private static int run(String[] args, PrintWriter out) {
    if (args.length == 1 && List.of("-V", "--version").contains(args[0])) {
      Version.lines().forEach(out::println);
      return CommandLine.ExitCode.OK;
    }
    KnownOptions.ofOneCommand();
    return commandLine().setOut(out).execute(args);
  }

  /** The exit code of a command. A command whose output could not be written has failed. */
  private static int exitCode(int ofCommand, StandardOutput out) {
    if (out.isClosedByReader()) {
      return CLOSED_PIPE;
    }
    if (out.fault().isPresent()) {
      System.err.println("danq: " + out.fault().get());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return ofCommand;
  }

  /** The command line, ready to execute. Tests set its output streams. */
  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    addOptions(commandLine, "predict", BatchPredictionOptions.class);
    addOptions(commandLine, "stream", StreamingPredictionOptions.class);
    addOptions(commandLine, "variants", VariantOptions.class);
    addOptions(commandLine, "scan", ScanOptions.class);
    addOptions(commandLine, "examples", ExamplesOptions.class);
    PipelineOptionSpecs.addOptionalTo(
        subcommand(commandLine, "retrain").getCommandSpec(),
        ExamplesOptions.class,
        Set.of("--overwrite"));
    commandLine.setDefaultValueProvider(new EnumDefaults());
    commandLine.setExecutionStrategy(
        parsed -> {
          Logging.configure(main.verbose ? Level.INFO : Level.OFF);
          Progress.setQuiet(main.quiet);
          return new CommandLine.RunLast().execute(parsed);
        });
    IParameterExceptionHandler misused =
        (e, args) -> {
          CommandLine command = e.getCommandLine();
          String name = command.getCommandSpec().qualifiedName();
          String fault = Faults.oneLine(fault(e));
          command.getErr().println(name + ": " + fault + " (see " + name + " --help)");
          return CommandLine.ExitCode.USAGE;
        };
    IExecutionExceptionHandler failed =
        (e, command, parsed) -> {
          if (Interruption.isUnderWay()) {
            return CommandLine.ExitCode.SOFTWARE; // the signal's own is the process' exit code
          }
          if (e instanceof StandardOutput.LostException) {
            return CommandLine.ExitCode.SOFTWARE; // main() says why
          }
          PrintWriter err = command.getErr();
          if (main.verbose) {
            e.printStackTrace(err);
          }
          err.println(command.getCommandSpec().qualifiedName() + ": " + Faults.describe(e));
          return Faults.isUsage(e) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        };
    commandLine.setParameterExceptionHandler(misused);
    commandLine.setExecutionExceptionHandler(failed);
    return commandLine;
  }

  /** What is wrong with the arguments. The former name of an option is explained. */
  private static String fault(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unknown) {
      try {
        PipelineOptionSpecs.refuseFormerNames(
            e.getCommandLine().getCommandSpec(), unknown.getUnmatched());
      } catch (IllegalArgumentException renamed) {
        return String.valueOf(renamed.getMessage());
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static void addOptions(
      CommandLine commandLine, String command, Class<? extends PipelineOptions> options) {
    PipelineOptionSpecs.addTo(subcommand(commandLine, command).getCommandSpec(), options);
  }

  private static CommandLine subcommand(CommandLine commandLine, String name) {
    return Objects.requireNonNull(commandLine.getSubcommands().get(name), name);
  }
}
