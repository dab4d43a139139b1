package io.danq.keras;

import io.danq.network.GateActivation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of Keras that wrote a file.
 *
 * @param text as written in the file, for example {@code 2.2.4-tf}; empty if there is none
 */
record KerasVersion(String text) {
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

  boolean isKnown() {
    return NUMBERS.matcher(text).matches();
  }

  /** Whether it is known and not older than another one. */
  boolean isAtLeast(int major, int minor) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return false;
    }
    int found = Integer.parseInt(numbers.group(1));
    return found > major || (found == major && Integer.parseInt(numbers.group(2)) >= minor);
  }

  /** Its {@code hard_sigmoid}. */
  GateActivation hardSigmoid() {
    return isAtLeast(3, 0) ? GateActivation.HARD_SIGMOID_SIXTH : GateActivation.HARD_SIGMOID_FIFTH;
  }

  /** The default of its LSTM's gates: hard sigmoid up to 2.2.5, sigmoid from 2.3.0 on. */
  OpenQuestion.Gates defaultGates() {
    return isAtLeast(2, 3) ? OpenQuestion.Gates.SIGMOID : OpenQuestion.Gates.HARD_SIGMOID;
  }

  /** The default of its installation: Theano before 1.1.0. */
  OpenQuestion.Backend defaultBackend() {
    return isKnown() && !isAtLeast(1, 1)
        ? OpenQuestion.Backend.THEANO
        : OpenQuestion.Backend.TENSORFLOW;
  }

  /** Its name for people. */
  String describe() {
    return text.isEmpty() ? "a version that the file does not name" : "Keras " + text;
  }

  /** The function of the gates that the network has, by its choice. */
  GateActivation activation(OpenQuestion.Gates gates) {
    return gates == OpenQuestion.Gates.SIGMOID ? GateActivation.SIGMOID : hardSigmoid();
  }
}
