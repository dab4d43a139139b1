package io.danq.inference;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which instructions oneDNN uses. The processor has them, and the variable {@code
 * ONEDNN_MAX_CPU_ISA} allows them.
 *
 * @param bits oneDNN's {@code dnnl_cpu_isa_t}; a set of instructions that includes another one has
 *     all of its bits
 */
record Processor(int bits) {
  private static final int AVX2 = 0x7;
  private static final int AVX512_VNNI = 0x67;
  private static final int AVX512_BF16 = 0xe7;

  /** Named as processors' vendors do. */
  private static final TreeMap<Integer, String> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(AVX2, "AVX2"),
              Map.entry(0xf, "AVX2-VNNI"),
              Map.entry(0x27, "AVX512"),
              Map.entry(AVX512_VNNI, "AVX512-VNNI"),
              Map.entry(AVX512_BF16, "AVX512-BF16"),
              Map.entry(0x1ef, "AVX10.1"),
              Map.entry(0xfef, "AMX")));

  /** 256-bit vectors with fused multiplication and addition. */
  boolean hasAvx2() {
    return has(AVX2);
  }

  /** Products of 8-bit integers that are added in 32 bits. */
  boolean hasVnni() {
    return has(AVX512_VNNI);
  }

  /** Products of bfloat16 numbers; AMX includes them. */
  boolean hasBf16() {
    return has(AVX512_BF16);
  }

  private boolean has(int instructions) {
    return (bits & instructions) == instructions;
  }

  /** The largest set of instructions that it has a name for. */
  String instructions() {
    return NAMES.descendingMap().entrySet().stream()
        .filter(set -> has(set.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("no AVX2");
  }
}
