package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Predicts inputs, many in a call, and tells from the results what became of each. Where a batch
 * ends badly, its inputs are predicted again one by one.
 */
final class Predictions {
  private static final int BATCH = 60;

  private final String danq;
  private final Path folder;
  private final List<String> command;
  private int runs;

  /**
   * Predicts with a command.
   *
   * @param command of danq and its options, but for inputs and output
   */
  Predictions(String danq, Path folder, List<String> command) {
    this.danq = danq;
    this.folder = folder;
    this.command = command;
  }

  List<Line> of(List<Input> inputs) throws IOException, InterruptedException {
    List<Line> lines = new ArrayList<>();
    List<Input> together = inputs.stream().filter(input -> !input.alone()).toList();
    for (int start = 0; start < together.size(); start += BATCH) {
      lines.addAll(batch(together.subList(start, Math.min(together.size(), start + BATCH))));
    }
    for (Input input : inputs) {
      if (input.alone()) {
        lines.addAll(predict(List.of(input)));
      }
    }
    return lines;
  }

  private List<Line> batch(List<Input> inputs) throws IOException, InterruptedException {
    List<Line> lines = predict(inputs);
    if (lines.stream().noneMatch(line -> line.fault().matches("HANG|CRASH|TRACE|MEMORY|RUN"))) {
      return lines;
    }
    List<Line> single = new ArrayList<>();
    for (Input input : inputs) {
      single.addAll(predict(List.of(input)));
    }
    return single;
  }

  private List<Line> predict(List<Input> inputs) throws IOException, InterruptedException {
    String run = command.get(0) + ++runs;
    Path in = Files.createDirectories(folder.resolve("run-" + run));
    for (Input input : inputs) {
      Files.write(in.resolve(input.name()), input.content());
    }
    Path out = folder.resolve("out-" + run);
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("-i", in + "/*", "-o", out.toString()));
    Call call = Call.of(danq, folder, arguments);
    Call shown = Call.of(danq, folder, List.of("inspect", out.toString(), "--rows=100000"));
    List<String> results = shown.output().lines().toList();
    Set<String> predicted = new HashSet<>();
    for (String line : results) {
      if (line.matches("g\\d{3}\\w\\s.*")) {
        predicted.add(line.substring(0, 5));
      }
    }
    boolean ran = call.exitCode() == 0 || call.output().lines().anyMatch(l -> l.matches("(rows|alleles) .*"));
    String fault = !call.fault().isEmpty() ? call.fault() : !ran ? "RUN" : shown.fault();
    List<Line> lines = new ArrayList<>();
    for (Input input : inputs) {
      String place = "/" + input.name().substring(0, 4);
      Optional<String> failed =
          results.stream().filter(l -> l.contains(place) && l.contains(" #")).findFirst();
      String own = fault.isEmpty() ? loss(input, predicted, failed.isPresent()) : fault;
      String message = failed.map(Predictions::reason).orElse(ran ? "" : call.message());
      lines.add(Line.of(input.name(), call, message, own));
      Files.delete(in.resolve(input.name()));
    }
    return lines;
  }

  private static String loss(Input input, Set<String> predicted, boolean failed) {
    Set<String> lost = input.must().stream().filter(r -> !predicted.contains(r)).collect(Collectors.toSet());
    if (!lost.isEmpty()) {
      return "LOSS of " + lost;
    }
    if (input.fails() && !failed) {
      return "SILENT";
    }
    return failed || predicted.containsAll(input.may()) ? "" : "SILENT LOSS";
  }

  /** The reason and the message of a failed record's line. */
  private static String reason(String line) {
    return line.replaceFirst("^.* #\\d+\\s+", "").replaceAll("\\s{2,}", "  ");
  }
}
