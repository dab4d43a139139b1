package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Reads that no sequencer writes, and images that are none, for {@code --align=bwa}. The aligner is
 * native code: what it does not take would end the JVM.
 */
final class AlignmentCalls {
  private static final int GENOME = 1_200_000;
  private static final int LONG = 1_000_000;
  private static final int GOOD = 150;

  private final String danq;
  private final Path folder;
  private final String model;
  private final Random random;
  private final List<Expected> calls = new ArrayList<>();

  AlignmentCalls(String danq, Path folder, Path model, long seed) {
    this.danq = danq;
    this.folder = folder;
    this.model = model.toString();
    this.random = new Random(seed);
  }

  List<Expected> all() throws IOException, InterruptedException {
    String genome = genome();
    Path reference = Files.writeString(folder.resolve("genome-to-align.fa"), ">c\n" + genome + "\n");
    reads(reference, genome);
    pairs(reference, genome);
    images(reference, genome);
    return calls;
  }

  private String bases(int length) {
    StringBuilder bases = new StringBuilder(length);
    for (int i = 0; i < length; i++) { // Random.ints draws from bits that repeat after 2^18
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases.toString();
  }

  /** Random, with three copies of one stretch, a telomere and unknown bases. */
  private String genome() {
    String copy = bases(2000);
    return "TTAGGG".repeat(1000) + bases(60_000) + copy + "N".repeat(500) + bases(GENOME) + copy + "CAG".repeat(500)
        + bases(20_000) + copy;
  }

  private static String fasta(String name, String bases) {
    return ">" + name + "\n" + bases + "\n";
  }

  private void aligned(String name, Path reference, String content, String... more) throws IOException {
    Path reads = Files.writeString(folder.resolve("aligned-" + name + ".fa"), content);
    calls.add(new Expected("align " + name, call(reference, reads, name, more), false));
  }

  private List<String> call(Path reference, Path reads, String name, String... more) {
    List<String> call = new ArrayList<>(List.of("predict", "-i", reads.toString(), "-m", model));
    call.addAll(List.of("-o", folder.resolve("aligned-" + name).toString(), "--align=bwa"));
    call.addAll(List.of("--reference=" + reference, "--referenceCache=" + folder.resolve("references")));
    call.addAll(List.of(more));
    return call;
  }

  /** Good reads beside odd ones; more than half of a file must not fail. */
  private String good(String genome) {
    StringBuilder reads = new StringBuilder();
    for (int i = 0; i < GOOD; i++) {
      int from = 70_000 + random.nextInt(GENOME - 10_000);
      reads.append(fasta("good" + i, genome.substring(from, from + 150)));
    }
    return reads.toString();
  }

  private void reads(Path reference, String genome) throws IOException {
    String good = good(genome);
    aligned("one base", reference, good + fasta("a", "A") + fasta("n", "N") + fasta("none", ""));
    aligned("all N", reference, good + fasta("n", "N".repeat(150)) + fasta("nn", "N".repeat(LONG)));
    aligned("1 Mb", reference, good + fasta("own", genome.substring(70_000, 70_000 + LONG)));
    aligned("1 Mb random", reference, good + fasta("other", bases(LONG)));
    aligned("1 Mb above", reference, good + fasta("all", genome + genome));
    StringBuilder repeats = new StringBuilder(good);
    for (String unit : new String[] {"A", "CAG", "TTAGGG", genome.substring(66_100, 66_300)}) {
      for (int length : new int[] {100, 1_300, 20_000, LONG}) {
        repeats.append(fasta("r" + unit.length() + "x" + length, unit.repeat(length / unit.length())));
      }
    }
    aligned("repeats", reference, repeats.toString());
    StringBuilder copies = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      copies.append(fasta("copy" + i, genome.substring(66_100, 66_250)));
    }
    aligned("10,000 copies", reference, copies.toString(), "--minMappingQuality=0");
    StringBuilder invalid = new StringBuilder(good);
    for (char letter : "\u0001\u007f\u00e9*!0>@ \t".toCharArray()) {
      invalid.append(fasta("i" + (int) letter, genome.substring(70_000, 70_100) + letter + "ACGT"));
    }
    aligned("invalid bytes", reference, invalid.toString());
  }

  private void pairs(Path reference, String genome) throws IOException {
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < GOOD; i++) {
      int from = 70_000 + random.nextInt(GENOME - 10_000);
      pairs.append(fasta("p" + i, genome.substring(from, from + 150)));
      pairs.append(fasta("p" + i, i % 3 == 0 ? "N".repeat(1 + i) : genome.substring(from + 300, from + 450)));
    }
    pairs.append(fasta("long", genome.substring(70_000, 70_000 + LONG)));
    pairs.append(fasta("long", genome.substring(71_000, 71_000 + LONG)));
    aligned("pairs", reference, pairs.toString(), "--interleaved", "--insertSize=100000,100000");
  }

  private void images(Path reference, String genome) throws IOException, InterruptedException {
    Path reads = Files.writeString(folder.resolve("reads-for-images.fa"), good(genome));
    byte[] own = image(reference);
    Path otherGenome = Files.writeString(folder.resolve("other.fa"), ">c\n" + bases(genome.length()) + "\n");
    image("of another reference", reference, reads, image(otherGenome));
    for (int length : new int[] {0, 100, 1119, 1200, own.length / 2, own.length - 1}) {
      image("cut at " + length, reference, reads, Bytes.cut(own, length));
    }
    image("with trailing bytes", reference, reads, Bytes.join(own, new byte[100]));
    for (int at : new int[] {0, 8, 40, 60, 1104}) {
      image("huge number at " + at, reference, reads, Bytes.set(own, at, 4, Integer.MAX_VALUE));
    }
    image("text", reference, reads, Bytes.of("no image".repeat(10_000)));
  }

  private void image(String name, Path reference, Path reads, byte[] content) throws IOException {
    Path image = Files.write(folder.resolve("image " + name), content);
    calls.add(
        new Expected(
            "image " + name, call(reference, reads, "image " + name, "--alignmentIndex=" + image), true));
  }

  /** The image that danq makes of a reference. */
  private byte[] image(Path reference) throws IOException, InterruptedException {
    Path cache = folder.resolve("cache of " + reference.getFileName());
    Call call =
        Call.of(
            danq,
            folder,
            List.of("reference", "build", "--align=bwa", "--referenceCache=" + cache, reference.toString()));
    if (call.exitCode() != 0) {
      throw new IOException(call.output());
    }
    try (Stream<Path> files = Files.list(cache)) {
      return Files.readAllBytes(files.filter(file -> file.toString().endsWith(".bwa")).findFirst().orElseThrow());
    }
  }
}
