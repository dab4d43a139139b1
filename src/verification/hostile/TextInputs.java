package hostile;

/** FASTA, FASTQ and SAM with a bad record between two good ones. */
final class TextInputs {
  private final Inputs inputs;

  TextInputs(Inputs inputs) {
    this.inputs = inputs;
  }

  private String fasta(char letter) {
    return ">" + inputs.read(letter) + " good\n" + inputs.bases() + "\n";
  }

  private String fastq(char letter) {
    String bases = inputs.bases();
    return "@" + inputs.read(letter) + "\n" + bases + "\n+\n" + "I".repeat(bases.length()) + "\n";
  }

  private String sam(char letter) {
    String bases = inputs.bases();
    return inputs.read(letter)
        + "\t0\tchr1\t5\t30\t1000M\t*\t0\t0\t"
        + bases
        + "\t"
        + "I".repeat(bases.length())
        + "\n";
  }

  private void badFasta(String name, String bad) {
    inputs.bad("fasta-" + name + ".fa", Bytes.of(fasta('a') + bad + fasta('b')));
  }

  private void badFastq(String name, String bad) {
    inputs.bad("fastq-" + name + ".fq", Bytes.of(fastq('a') + bad + fastq('b')));
  }

  private void badSam(String name, String bad) {
    inputs.bad("sam-" + name + ".sam", Bytes.of(sam('a') + bad + sam('b')));
  }

  void add() {
    fasta();
    fastq();
    sam();
    names();
  }

  private void fasta() {
    String bases = inputs.bases();
    badFasta("nameless", ">\n" + bases + "\n");
    badFasta("nameless-empty", ">\n");
    badFasta("blank-name", ">  \t \n" + bases + "\n");
    badFasta("two-nameless", ">\n>\n");
    badFasta("name-4097", ">" + "n".repeat(4097) + "\n" + bases + "\n");
    badFasta("name-100k", ">" + "n".repeat(100_000) + "\n" + bases + "\n");
    badFasta("no-bases", ">empty\n");
    badFasta("protein", ">p\nMKLVFWEDRSTPQHIY*\n");
    badFasta("digits", ">d\nACGT1234\n");
    badFasta("inner-blank", ">b\nACGT ACGT\n");
    badFasta("nul-bases", ">z\nAC\0GT" + bases + "\n");
    badFasta("high-bytes", ">h\n" + "\u00ff\u00fe\u0080".repeat(50) + "\n");
    badFasta("escape-in-bases", ">e\n\033[2J" + bases + "\n");
    badFasta("only-n", ">n\n" + "N".repeat(1500) + "\n");
    badFasta("comment-inside", ">c\n; a comment\n" + bases + "\n");
    badFasta("html", ">x\n<html>&nbsp;</html>\n");
    badFasta("question-marks", ">q\n" + "?".repeat(300) + "\n");
    inputs.good("fasta-mark.fa", Bytes.of("\u00ef\u00bb\u00bf" + fasta('a') + fasta('b')));
    inputs.good("fasta-mark.fa.gz", Bytes.gzip(Bytes.of("\u00ef\u00bb\u00bf" + fasta('a') + fasta('b'))));
    inputs.good("fasta-mac-lines.fa", Bytes.of((fasta('a') + fasta('b')).replace('\n', '\r')));
    inputs.good("fasta-dos-lines.fa", Bytes.of((fasta('a') + fasta('b')).replace("\n", "\r\n")));
    inputs.good("fasta-no-last-line.fa", Bytes.of((fasta('a') + fasta('b')).strip()));
    inputs.good("fasta-blank-lines.fa", Bytes.of("\n\n" + fasta('a') + "\n\n\n" + fasta('b') + "\n\n"));
    inputs.good("fasta-comments.fa", Bytes.of(";old\n;file\n" + fasta('a') + fasta('b')));
    inputs.good("fasta-lower-case.fa", Bytes.of((fasta('a') + fasta('b')).replace("ACG", "acg")));
    inputs.good(
        "fasta-long-description.fa",
        Bytes.of(fasta('a').replace(" good", " " + "words ".repeat(50_000)) + fasta('b')));
    inputs.good("fasta-one-base-lines.fa", Bytes.of(lines(fasta('a')) + lines(fasta('b'))));
    inputs.damaged("fasta-utf16.fa", Bytes.join(new byte[] {-1, -2}, utf16(fasta('a') + fasta('b'))));
    inputs.add("fasta-only-mark.fa", Bytes.of("\u00ef\u00bb\u00bf"), "", "", true, false);
    inputs.add("fasta-only-sign.fa", Bytes.of(">"), "", "", true, false);
  }

  private static String lines(String record) {
    String[] parts = record.split("\n");
    return parts[0] + "\n" + String.join("\n", parts[1].split("")) + "\n";
  }

  private static byte[] utf16(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
  }

  private void fastq() {
    String bases = inputs.bases();
    badFastq("nameless", "@\nACGT\n+\nIIII\n");
    badFastq("blank-name", "@ \nACGT\n+\nIIII\n");
    badFastq("name-4097", "@" + "n".repeat(4097) + "\nACGT\n+\nIIII\n");
    badFastq("name-1m", "@" + "n".repeat(1_000_000) + "\n" + bases + "\n+\n" + bases + "\n");
    badFastq("short-quality", "@q\nACGT\n+\nII\n");
    badFastq("long-quality", "@q\nACGT\n+\nIIIIII\n");
    badFastq("no-plus", "@q\nACGT\nIIII\n");
    badFastq("no-at", "q\nACGT\n+\nIIII\n");
    badFastq("header-alone", "@q\n");
    badFastq("no-quality", "@q\nACGT\n+\n\n");
    badFastq("many-lines", "@q\nAC\nGT\n+\nII\nII\n");
    badFastq("trimmed-away", "@q\n\n+\n\n");
    badFastq("nul", "@q\nAC\0T\n+\nIIII\n");
    badFastq("text", "what is this\n");
    badFastq("escape-header", "\033]0;title\007\nACGT\n+\nIIII\n");
    badFastq("dots", "@q\n" + "!".repeat(1000) + "\n+\n" + "I".repeat(1000) + "\n");
    inputs.good("fastq-dos-lines.fq", Bytes.of((fastq('a') + fastq('b')).replace("\n", "\r\n")));
    inputs.good("fastq-mark.fq", Bytes.of("\u00ef\u00bb\u00bf" + fastq('a') + fastq('b')));
    inputs.good("fastq-blank-lines.fq", Bytes.of("\n" + fastq('a') + "\n\n" + fastq('b') + "\n\n"));
    inputs.good("fastq-no-last-line.fq", Bytes.of((fastq('a') + fastq('b')).strip()));
    inputs.good("fastq-at-qualities.fq", Bytes.of((fastq('a') + fastq('b')).replace("IIII", "@@+@")));
    inputs.add(
        "fastq-cut.fq", Bytes.of(fastq('a') + fastq('b').substring(0, 1200)), "a", "b", true, false);
  }

  private void sam() {
    String bases = "ACGTACGT";
    String end = "\t*\t0\t0\t" + bases + "\t*\n";
    badSam("flags-text", "x\tmany\tchr1\t5\t30\t8M" + end);
    badSam("position-text", "x\t0\tchr1\there\t30\t8M" + end);
    badSam("position-negative", "x\t0\tchr1\t-5\t30\t8M" + end);
    badSam("position-last", "x\t0\tchr1\t2147483647\t30\t8M" + end);
    badSam("position-too-large", "x\t0\tchr1\t99999999999\t30\t8M" + end);
    badSam("cigar-text", "x\t0\tchr1\t5\t30\tlong" + end);
    badSam("cigar-other-length", "x\t0\tchr1\t5\t30\t9M" + end);
    badSam("cigar-huge", "x\t0\tchr1\t5\t30\t8M2147483647N" + end);
    badSam("cigar-over", "x\t0\tchr1\t5\t30\t4M268435455N268435455N".concat("268435455N".repeat(9)) + "4M" + end);
    badSam("few-columns", "x\t0\tchr1\n");
    badSam("quality-length", "x\t0\tchr1\t5\t30\t8M\t*\t0\t0\t" + bases + "\tIII\n");
    badSam("name-4097", "n".repeat(4097) + "\t0\tchr1\t5\t30\t8M" + end);
    badSam("contig-100k", "x\t0\t" + "c".repeat(100_000) + "\t5\t30\t8M" + end);
    badSam("nul", "x\0\t0\tchr1\t5\t30\t8M\t*\t0\t0\tAC\0T\tIIII\n");
    badSam("text", "this is no record\n");
    badSam("no-bases", "x\t0\tchr1\t5\t30\t8M\t*\t0\t0\t*\t*\n");
    inputs.good("sam-header.sam", Bytes.of("@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:9\n" + sam('a') + sam('b')));
    inputs.good("sam-mark.sam", Bytes.of("\u00ef\u00bb\u00bf@HD\tVN:1.6\n" + sam('a') + sam('b')));
    inputs.good("sam-dos-lines.sam", Bytes.of((sam('a') + sam('b')).replace("\n", "\r\n")));
    inputs.good("sam-header-nonsense.sam", Bytes.of("@HD\tVN\n@SQ\tLN:-5\n" + sam('a') + sam('b')));
  }

  /** Names that a terminal would obey, files of such names, and names that cost memory. */
  private void names() {
    String bases = inputs.bases();
    for (String name : new String[] {"\033[31mred", "a\007b", "\u009b2J", "a\0b", "\b\b\b", "x\u202ey"}) {
      byte[] utf8 = (">" + name + "\n" + bases + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      inputs.good(
          "names-control-" + (int) name.charAt(0) + ".fa",
          Bytes.join(Bytes.of(fasta('a')), utf8, Bytes.of(fasta('b'))));
    }
    for (String name : new String[] {"with space", "com,ma", "esc\033[2J", "line\nend", "[a-b]", "st*r", "q?", "-dash", "=x", "%41", "a:b", "\\d"}) {
      inputs.bad("names-" + name + ".fa", Bytes.of(fasta('a') + ">\nAC\n" + fasta('b')));
    }
    String huge = "n".repeat(50_000_000);
    alone("names-50m.fa", fasta('a') + ">" + huge + "\n" + bases + "\n" + fasta('b'));
    alone("names-50m.fq", fastq('a') + "@" + huge + "\nACGT\n+\nIIII\n" + fastq('b'));
    alone("names-50m.sam", sam('a') + huge + "\t0\tchr1\t5\t30\t4M\t*\t0\t0\tACGT\tIIII\n" + sam('b'));
    alone("header-50m.fq", fastq('a') + huge + "\nACGT\n+\nIIII\n" + fastq('b'));
    alone("line-200m-blanks.fa", fasta('a') + ">x\n" + " ".repeat(200_000_000) + "?\n" + fasta('b'));
  }

  private void alone(String name, String text) {
    inputs.add(name, Bytes.of(text), "ab", "", true, true);
  }
}
