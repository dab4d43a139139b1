package io.danq.keras;

import io.danq.network.DanQConfig;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a file that it does not say itself. Immutable and thread-safe.
 *
 * @param published whether it must be in the layout of {@link KerasFormat#PUBLISHED}; otherwise its
 *     content tells
 * @param answers the answers to open questions, as options take them; the others have defaults
 * @param network the network that it must be, if a file of weights does not say
 */
public record ImportOptions(
    boolean published, Map<OpenQuestion, String> answers, Optional<DanQConfig> network) {
  /** Nothing but the file. */
  public static final ImportOptions NONE = new ImportOptions(false, Map.of(), Optional.empty());

  public ImportOptions {
    answers = Map.copyOf(answers);
  }

  /** The same options with an answer. */
  public ImportOptions with(OpenQuestion question, String answer) {
    Map<OpenQuestion, String> all = new EnumMap<>(OpenQuestion.class);
    all.putAll(answers);
    all.put(question, answer);
    return new ImportOptions(published, all, network);
  }

  /**
   * The options with which a bundle was imported, to read its file again.
   *
   * @param network the bundle's network
   * @param provenance the bundle's provenance
   */
  public static ImportOptions ofBundle(DanQConfig network, Map<String, String> provenance) {
    Map<OpenQuestion, String> answers = new EnumMap<>(OpenQuestion.class);
    for (OpenQuestion question : OpenQuestion.values()) {
      String answer = provenance.get(question.provenanceKey());
      if (answer != null) {
        answers.put(question, answer);
      }
    }
    return new ImportOptions(false, answers, Optional.of(network));
  }
}
