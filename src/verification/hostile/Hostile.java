package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives danq some 500 hostile inputs and prints what it made of each. Ends with 1 if a call
 * crashed, hung, printed a stack trace or raw control characters, took more than 2 GB, or lost a
 * good read without a word.
 *
 * <pre>Hostile DANQ SEED PART</pre>
 *
 * DANQ is the command to call; PART is {@code all}, or {@code quick} for every tenth input, every thirtieth
 * VCF, without alignment.
 */
final class Hostile {
  private static final int QUICK = 10;
  private static final int QUICK_VCF = 30;

  public static void main(String[] args) throws IOException, InterruptedException {
    String danq = args[0];
    long seed = Long.parseLong(args[1]);
    boolean quick = args[2].equals("quick");
    Path folder = Files.createTempDirectory("hostile-");
    boolean passed;
    try {
      passed = run(danq, seed, quick, folder);
    } finally {
      delete(folder);
    }
    System.exit(passed ? 0 : 1);
  }

  private static boolean run(String danq, long seed, boolean quick, Path folder)
      throws IOException, InterruptedException {
    Path model = new Bundle(seed).write(folder.resolve("model"));
    Inputs inputs = new Inputs(seed);
    new TextInputs(inputs).add();
    new BamInputs(inputs).add();
    new PackedInputs(inputs).add();
    Inputs variants = new Inputs(seed);
    VariantInputs vcfs = new VariantInputs(variants);
    vcfs.add();
    List<Expected> calls = new ArrayList<>(new BundleCalls(folder).all());
    calls.addAll(WrongCalls.all(model, folder));
    if (!quick) {
      calls.addAll(new AlignmentCalls(danq, folder, model, seed).all());
    }
    List<Line> lines = new ArrayList<>();
    System.out.println(Line.header());
    List<String> predict = List.of("predict", "-m", model.toString());
    lines.addAll(new Predictions(danq, folder, predict).of(part(inputs.all(), quick, QUICK)));
    List<String> effects =
        List.of(
            "variants",
            "-m",
            model.toString(),
            "--reference=" + vcfs.reference(folder),
            "--referenceCache=" + folder.resolve("references"));
    lines.addAll(new Predictions(danq, folder, effects).of(part(variants.all(), quick, QUICK_VCF)));
    lines.forEach(System.out::println);
    for (Expected expected : part(calls, quick, QUICK)) {
      Line line = expected.line(Call.of(danq, folder, expected.arguments()));
      System.out.println(line);
      lines.add(line);
    }
    List<Line> faults = lines.stream().filter(line -> !line.fault().isEmpty()).toList();
    long most = lines.stream().mapToLong(Line::megabytes).max().orElse(0);
    System.out.printf(
        "%n%d inputs with seed %d: %d faults, at most %d MB%n", lines.size(), seed, faults.size(), most);
    faults.forEach(System.out::println);
    return faults.isEmpty();
  }

  /** The quick part leaves out what runs alone. */
  private static <T> List<T> part(List<T> all, boolean quick, int every) {
    List<T> part = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean alone = all.get(i) instanceof Input input && input.alone();
      if (!quick || (i % every == 0 && !alone)) {
        part.add(all.get(i));
      }
    }
    return part;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
