package hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Collects inputs, numbers them, and draws the reads in them. */
final class Inputs {
  private static final int WINDOW = 1000;

  private final Random random;
  private final List<Input> inputs = new ArrayList<>();

  Inputs(long seed) {
    random = new Random(seed);
  }

  List<Input> all() {
    return inputs;
  }

  Random random() {
    return random;
  }

  /** The name of a read of the next input, the same for the same letter. */
  String read(char letter) {
    return String.format(Locale.ROOT, "g%03d%c", inputs.size() + 1, letter);
  }

  /** Bases of one window. */
  String bases() {
    StringBuilder bases = new StringBuilder();
    random.ints(WINDOW, 0, 4).forEach(base -> bases.append("ACGT".charAt(base)));
    return bases.toString();
  }

  /** Adds a file; a name's parts may hold anything but a slash. */
  void add(String name, byte[] content, String must, String may, boolean fails, boolean alone) {
    inputs.add(
        new Input(
            String.format(Locale.ROOT, "%03d-%s", inputs.size() + 1, name),
            content,
            reads(must),
            reads(may),
            fails,
            alone));
  }

  /** Adds a file whose good reads a and b must be predicted, and that holds a bad one. */
  void bad(String name, byte[] content) {
    add(name, content, "ab", "", true, false);
  }

  /** Adds a file whose reads a and b must be predicted. */
  void good(String name, byte[] content) {
    add(name, content, "ab", "", false, false);
  }

  /** Adds a file that is damaged: reads a and b are predicted, or a failed record says why not. */
  void damaged(String name, byte[] content) {
    add(name, content, "", "ab", true, false);
  }

  private List<String> reads(String letters) {
    return letters.chars().mapToObj(letter -> read((char) letter)).toList();
  }
}
