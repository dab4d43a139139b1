package hostile;

import java.util.List;

/**
 * A call and how it must end.
 *
 * @param name what the table calls it
 * @param arguments of danq
 * @param refused whether it must be refused, with a message, rather than done
 */
record Expected(String name, List<String> arguments, boolean refused) {
  static Expected refused(String name, String... arguments) {
    return new Expected(name, List.of(arguments), true);
  }

  static Expected done(String name, String... arguments) {
    return new Expected(name, List.of(arguments), false);
  }

  Line line(Call call) {
    String fault = call.fault();
    if (fault.isEmpty() && refused != call.exitCode() > 0) {
      fault = "EXIT";
    }
    if (fault.isEmpty() && refused && !call.message().startsWith("danq")) {
      fault = "SILENT";
    }
    return Line.of(name, call, call.message(), fault);
  }
}
