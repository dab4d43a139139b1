package io.danq.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Answers the questions that one file leaves open, and remembers which. Use an instance once; not
 * thread-safe.
 */
final class Answers {
  private final ImportOptions options;
  private final List<Assumption> assumptions = new ArrayList<>();

  Answers(ImportOptions options) {
    this.options = options;
  }

  ImportOptions options() {
    return options;
  }

  /** What was asked, in this order. */
  List<Assumption> assumptions() {
    return assumptions;
  }

  boolean has(OpenQuestion question) {
    return options.answers().containsKey(question);
  }

  /**
   * A choice.
   *
   * @param reason of the default
   */
  <E extends Enum<E>> E choose(OpenQuestion question, E byDefault, String reason)
      throws KerasImportException {
    String given = options.answers().get(question);
    if (given == null) {
      note(question, OpenQuestion.text(byDefault), reason);
      return byDefault;
    }
    for (E choice : byDefault.getDeclaringClass().getEnumConstants()) {
      if (OpenQuestion.text(choice).equals(given.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        note(question, OpenQuestion.text(choice), "as given");
        return choice;
      }
    }
    List<String> choices =
        List.of(byDefault.getDeclaringClass().getEnumConstants()).stream()
            .map(OpenQuestion::text)
            .toList();
    throw new KerasImportException(
        question.option() + ": expected " + String.join(" or ", choices) + ", found " + given);
  }

  /**
   * A size.
   *
   * @param reason of the default
   */
  int size(OpenQuestion question, int byDefault, String reason) throws KerasImportException {
    String given = options.answers().get(question);
    int size = given == null ? byDefault : size(question, given);
    note(question, String.valueOf(size), given == null ? reason : "as given");
    return size;
  }

  private static int size(OpenQuestion question, String given) throws KerasImportException {
    try {
      int size = Integer.parseInt(given);
      if (size >= 1 && size <= KerasLayer.MAX_DIMENSION) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new KerasImportException(question.option() + ": expected a number, found " + given, e);
    }
    throw new KerasImportException(
        question.option() + ": expected 1 to " + KerasLayer.MAX_DIMENSION + ", found " + given);
  }

  void note(OpenQuestion question, String answer, String reason) {
    assumptions.add(new Assumption(question, answer, reason));
  }
}
