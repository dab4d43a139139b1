package io.danq.keras;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a network comes from. Immutable and thread-safe.
 *
 * @param format how the file was written
 * @param version the version that wrote it, for example {@code 3.15.1}; empty if unknown
 * @param backend what the file names as its backend; empty if it names none
 * @param assumptions what the file does not say, and what was assumed
 * @param rounded whether its numbers are float64, which were rounded to float32
 */
public record KerasOrigin(
    KerasFormat format,
    String version,
    String backend,
    List<Assumption> assumptions,
    boolean rounded) {
  public KerasOrigin {
    assumptions = List.copyOf(assumptions);
  }

  /** All of it by key, for a bundle's manifest. */
  public Map<String, String> provenance() {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("format", format.toString());
    if (!version.isEmpty()) {
      provenance.put("keras_version", version);
    }
    if (!backend.isEmpty()) {
      provenance.put("backend", backend);
    }
    if (rounded) {
      provenance.put("numbers", "float64, rounded to float32");
    }
    for (Assumption assumption : assumptions) {
      provenance.put(assumption.question().provenanceKey(), assumption.answer());
    }
    return provenance;
  }
}
