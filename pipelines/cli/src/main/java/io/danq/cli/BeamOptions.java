package io.danq.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Unmatched;

/** The options that a command does not know itself and hands to Beam. */
final class BeamOptions {
  @Unmatched private List<String> values = new ArrayList<>();

  List<String> values() {
    return values;
  }
}
