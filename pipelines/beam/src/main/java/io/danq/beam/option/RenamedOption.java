package io.danq.beam.option;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An option that used to have its unit in its name. The former name is refused with a message that
 * gives the new one.
 *
 * @param former its former name
 * @param name its name
 * @param unit the unit of its numbers under the former name
 */
public record RenamedOption(String former, String name, String unit) {
  private static final List<RenamedOption> ALL =
      List.of(
          new RenamedOption("windowSeconds", "window", "s"),
          new RenamedOption("maxDelaySeconds", "maxDelay", "s"),
          new RenamedOption("checkpointMinutes", "checkpointInterval", "m"));

  private Optional<String> value(String argument) {
    if (argument.equals("--" + former)) {
      return Optional.of("");
    }
    String start = "--" + former + "=";
    return argument.startsWith(start)
        ? Optional.of(argument.substring(start.length()))
        : Optional.empty();
  }

  private String message(String argument, String value) {
    String time = value.matches("[0-9]+") ? value : "5";
    String now = "--" + name + "=" + time + unit;
    return value.equals(time)
        ? argument + " is now " + now
        : argument + " is now --" + name + ", with a unit: " + now;
  }

  /**
   * Refuses arguments that use the former name of an option.
   *
   * @param exists whether there is an option of that name here
   * @throws IllegalArgumentException if there is one, with the name that it has now
   */
  public static void refuse(List<String> arguments, Predicate<String> exists) {
    for (RenamedOption option : ALL) {
      for (String argument : arguments) {
        Optional<String> value = option.value(argument);
        if (value.isPresent() && exists.test(option.name())) {
          throw new IllegalArgumentException(option.message(argument, value.get()));
        }
      }
    }
  }
}
