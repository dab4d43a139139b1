package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * VCF with hostile lines between two good ones. A line is a variant with a row, if only to say why
 * it is not predicted; a failed record; or, if the file is damaged, one of both.
 */
final class VariantInputs {
  private static final int CONTIG = 5_000;
  private static final String FORMAT = "##fileformat=VCFv4.2\n";
  private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

  private final Inputs inputs;
  private final String contig;

  VariantInputs(Inputs inputs) {
    this.inputs = inputs;
    StringBuilder bases = new StringBuilder();
    inputs.random().ints(CONTIG, 0, 4).forEach(base -> bases.append("ACGT".charAt(base)));
    this.contig = bases.toString();
  }

  /** The genome of all variants. */
  Path reference(Path folder) throws IOException {
    return Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + contig + "\n");
  }

  private String ref(int position) {
    return contig.substring(position - 1, position);
  }

  private String alt(int position) {
    return ref(position).equals("A") ? "C" : "A";
  }

  private String good(char letter) {
    int position = 600 + inputs.random().nextInt(3_000);
    return line(position, inputs.read(letter), ref(position), alt(position));
  }

  private static String line(Object position, String id, String ref, String alt) {
    return String.join("\t", "chr1", "" + position, id, ref, alt, ".", ".", ".") + "\n";
  }

  private String file(String lines) {
    return FORMAT + COLUMNS + "\n" + good('a') + lines + good('b');
  }

  /** A line that is no variant. */
  private void bad(String name, String line) {
    inputs.bad("vcf-" + name + ".vcf", Bytes.of(file(line)));
  }

  /** Good lines a and b, and a variant c that has a row. */
  private void row(String name, String line) {
    inputs.add("vcf-" + name + ".vcf", Bytes.of(file(line)), "abc", "", false, false);
  }

  private void row(String name, Object position, String ref, String alt) {
    row(name, line(position, inputs.read('c'), ref, alt));
  }

  private void good(String name, String text) {
    inputs.good("vcf-" + name + ".vcf", Bytes.of(text));
  }

  private void none(String name, byte[] content) {
    inputs.add("vcf-" + name, content, "", "", true, false);
  }

  void add() {
    badLines();
    alleles();
    wholes();
    packed();
    large();
  }

  private void badLines() {
    bad("few-columns", "chr1\t5\tx\tA\n");
    bad("no-tabs", "chr1 5 x A C . . .\n");
    bad("text", "what is this\n");
    bad("position-text", line("many", "x", "A", "C"));
    bad("position-negative", line("-5", "x", "A", "C"));
    bad("position-fraction", line("5.5", "x", "A", "C"));
    bad("position-too-large", line("9".repeat(40), "x", "A", "C"));
    bad("position-blank", line("", "x", "A", "C"));
    bad("contig-blank", line(5, "x", "A", "C").substring(4));
    bad("nul-position", line("5\0", "x", "A", "C"));
    bad("escape", "\033[2J\033]0;title\007\n");
    bad("high-bytes", "\u00ff\u00fe\u0080".repeat(50) + "\n");
    bad("carriage-return", "chr1\r5\rx\rA\rC\r.\r.\r.\n");
    bad("tabs-only", "\t".repeat(20) + "\n");
  }

  private void alleles() {
    row("position-zero", 0, "A", "C");
    row("position-int", "2147483647", "A", "C");
    row("position-beyond-int", "2147483648", "A", "C");
    row("position-long", "999999999999999999", "A", "C");
    row("position-end", CONTIG, ref(CONTIG), alt(CONTIG));
    row("position-behind-end", CONTIG + 1, "A", "C");
    row("ref-over-end", CONTIG - 1, contig.substring(CONTIG - 2) + "A", "C");
    row("ref-blank", 700, "", "C");
    row("alt-blank", 700, ref(700), "");
    row("alt-commas", 700, ref(700), ",,,");
    row("alt-dot-comma", 700, ref(700), ".,.");
    row("alt-angle", 700, ref(700), "<");
    row("alt-brackets", 700, ref(700), "[[[]]]");
    row("alt-nul", 700, ref(700), "A\0C");
    row("alt-escape", 700, ref(700), "\033[31mA");
    row("alt-utf8", 700, ref(700), "\u00c3\u0084");
    row("alt-protein", 700, ref(700), "MKLVFWED");
    row("alt-100k", 700, ref(700), "ACGT".repeat(25_000));
    row("ref-2k", 700, contig.substring(699, 2_699), ref(700));
    row("ref-is-alt", 700, ref(700), ref(700));
    row("alt-twice", 700, ref(700), alt(700) + "," + alt(700));
    row("contig-unknown", line(5, inputs.read('c'), "A", "C").replace("chr1", "chrUn_<x>"));
    row("contig-100k", line(5, inputs.read('c'), "A", "C").replace("chr1", "c".repeat(100_000)));
    row("contig-escape", line(5, inputs.read('c'), "A", "C").replace("chr1", "\033[2J"));
    row("quality-text", line(5, inputs.read('c'), "A", "C").replace("\t.\t.\t.", "\thigh\t;;\t==;;="));
    row("alleles-10k", 700, ref(700), (ref(700) + "C,").repeat(9_999) + "*");
    row("alleles-10k-symbols", 700, ref(700), "<DEL>,".repeat(9_999) + "*");
    row(
        "samples-2000",
        line(700, inputs.read('c'), ref(700), alt(700)).strip() + "\tGT:DP" + "\t0/1:30".repeat(2_000) + "\n");
  }

  private void wholes() {
    good("dos-lines", (FORMAT + COLUMNS + "\n" + lines()).replace("\n", "\r\n"));
    good("no-last-line", file("").strip());
    good("no-columns-line", FORMAT + lines());
    good("blank-lines", file("\n\n\n"));
    good("comment-inside", file("#a comment\n##another\n"));
    good("contig-length-text", FORMAT + "##contig=<ID=chr1,length=long>\n" + COLUMNS + "\n" + lines());
    good("contig-length-huge", FORMAT + "##contig=<ID=chr1,length=99999999999>\n" + COLUMNS + "\n" + lines());
    good("contig-without-end", FORMAT + "##contig=<ID=chr1\n##contig=<>\n##contig\n##\n" + COLUMNS + "\n" + lines());
    good("header-10m", FORMAT + "##x=" + "x".repeat(10_000_000) + "\n" + COLUMNS + "\n" + lines());
    good(
        "header-description-1m",
        FORMAT + "##INFO=<Number=1,Description=\"" + "x".repeat(1_000_000) + "\",ID=CSQ>\n" + COLUMNS + "\n" + lines());
    good("header-100k-contigs", FORMAT + contigs() + COLUMNS + "\n" + lines());
    none("no-format.vcf", Bytes.of(COLUMNS + "\n" + lines()));
    none("other-format.vcf", Bytes.of("##fileformat=GFF3\n" + lines()));
    none("mark.vcf", Bytes.of("\u00ef\u00bb\u00bf" + file("")));
    none("utf16.vcf", file("").getBytes(java.nio.charset.StandardCharsets.UTF_16));
    none("empty.vcf", new byte[0]);
    none("fasta.vcf", Bytes.of(">a\nACGT\n"));
    none("bcf.vcf", Bytes.of("BCF\2\2\0\0\0\0"));
  }

  private String lines() {
    return good('a') + good('b');
  }

  private static String contigs() {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      header.append("##contig=<ID=c").append(i).append(",length=").append(i).append(">\n");
    }
    return header.toString();
  }

  private void packed() {
    Random random = inputs.random();
    for (int i = 0; i < 4; i++) {
      byte[] whole = Bytes.bgzf(Bytes.of(file("")));
      inputs.damaged("vcf-bgzf-cut-" + i + ".vcf.gz", Bytes.cut(whole, 30 + random.nextInt(whole.length - 70)));
    }
    for (int i = 0; i < 4; i++) {
      byte[] whole = Bytes.gzip(Bytes.of(file("")));
      inputs.damaged("vcf-gzip-cut-" + i + ".vcf.gz", Bytes.cut(whole, 1 + random.nextInt(whole.length - 1)));
    }
    inputs.good("vcf-bgzf.vcf.gz", Bytes.bgzf(Bytes.of(file("\n".repeat(200_000)))));
    inputs.damaged("vcf-garbage-behind.vcf.gz", Bytes.join(Bytes.gzip(Bytes.of(file(""))), Bytes.of("oops")));
    for (int i = 0; i < 6; i++) {
      byte[] noise = new byte[5_000];
      random.nextBytes(noise);
      noise[0] = (byte) (0x80 | i);
      none("noise-" + i + ".vcf", noise);
      inputs.add("vcf-noise-behind-" + i + ".vcf", Bytes.join(Bytes.of(file("")), noise), "ab", "", true, false);
    }
  }

  private void large() {
    inputs.add("vcf-line-300m.vcf", Bytes.of(file("chr1\t" + "x".repeat(300_000_000) + "\n")), "ab", "", true, true);
    inputs.add(
        "vcf-info-50m.vcf",
        Bytes.of(file(line(700, inputs.read('c'), ref(700), alt(700)).strip() + ";x".repeat(25_000_000) + "\n")),
        "abc",
        "",
        false,
        true);
    inputs.add("vcf-empty-lines-50m.vcf", Bytes.of(file("\n".repeat(50_000_000))), "ab", "", false, true);
  }
}
