package hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Compressed files that are damaged, joined or too good to be true, and files of other formats. */
final class PackedInputs {
  private final Inputs inputs;

  PackedInputs(Inputs inputs) {
    this.inputs = inputs;
  }

  private byte[] text() {
    return Bytes.of(
        ">" + inputs.read('a') + "\n" + inputs.bases() + "\n>" + inputs.read('b') + "\n" + inputs.bases() + "\n");
  }

  void add() {
    Random random = inputs.random();
    for (int i = 0; i < 6; i++) {
      byte[] whole = Bytes.gzip(text());
      inputs.damaged("gzip-cut-" + i + ".fa.gz", Bytes.cut(whole, 1 + random.nextInt(whole.length - 1)));
    }
    for (int i = 0; i < 8; i++) {
      byte[] whole = Bytes.gzip(text());
      int place = random.nextInt(whole.length);
      inputs.add(
          "gzip-flip-" + i + ".fa.gz",
          Bytes.set(whole, place, 1, whole[place] ^ 1 << random.nextInt(8)),
          "",
          "",
          false,
          false);
    }
    inputs.damaged("gzip-garbage-behind.fa.gz", Bytes.join(Bytes.gzip(text()), Bytes.of("oops")));
    inputs.damaged("gzip-in-gzip.fa.gz.gz", Bytes.gzip(Bytes.gzip(text())));
    inputs.good("gzip-empty-member.fa.gz", Bytes.join(Bytes.gzip(new byte[0]), Bytes.gzip(text())));
    inputs.add("gzip-of-nothing.fa.gz", Bytes.gzip(new byte[0]), "", "", true, false);
    inputs.add("gzip-header-only.fa.gz", Bytes.cut(Bytes.gzip(text()), 10), "", "", true, false);
    inputs.damaged("gzip-wrong-method.fa.gz", Bytes.set(Bytes.gzip(text()), 2, 1, 7));
    inputs.damaged("gzip-flags.fa.gz", Bytes.set(Bytes.gzip(text()), 3, 1, 0xff));
    inputs.damaged("bgzf-without-end.fa.gz", withoutEnd(Bytes.bgzf(text())));
    inputs.good("bgzf-twice-ended.fa.gz", Bytes.join(Bytes.bgzf(new byte[0]), Bytes.bgzf(text())));
    inputs.damaged("bgzf-size-zero.fa.gz", Bytes.set(Bytes.bgzf(text()), 16, 2, 0));
    inputs.damaged("bgzf-size-max.fa.gz", Bytes.set(Bytes.bgzf(text()), 16, 2, 65535));
    inputs.damaged("bgzf-wrong-crc.fa.gz", wrongEnd(Bytes.bgzf(text())));
    bombs();
    others();
  }

  private static byte[] withoutEnd(byte[] bgzf) {
    return Bytes.cut(bgzf, bgzf.length - 28);
  }

  private static byte[] wrongEnd(byte[] bgzf) {
    int crc = bgzf.length - 28 - 8;
    return Bytes.set(bgzf, crc, 1, bgzf[crc] + 1);
  }

  private void bombs() {
    inputs.add("bomb-contig-2g.fa.gz", bomb(">x\n", (byte) 'A'), "", "", true, true);
    inputs.add("bomb-name-2g.fa.gz", bomb(">", (byte) 'n'), "", "", true, true);
    inputs.add("bomb-line-2g.fq.gz", bomb("@x\n", (byte) 'A'), "", "", true, true);
    inputs.add("bomb-zeros-2g.gz", bomb("", (byte) 0), "", "", true, true);
  }

  private static byte[] bomb(String start, byte fill) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 20];
    java.util.Arrays.fill(chunk, fill);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(Bytes.of(start));
      for (int i = 0; i < 2048; i++) {
        gzip.write(chunk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void others() {
    other("empty", new byte[0]);
    other("png", Bytes.of("\u0089PNG\r\n\032\n\0\0\0\rIHDR"));
    other("zip", Bytes.of("PK\3\4\24\0\0\0"));
    other("parquet", Bytes.of("PAR1\25\4\25\10PAR1"));
    other("cram", Bytes.of("CRAM\3\0"));
    other("hdf5", Bytes.of("\u0089HDF\r\n\032\n"));
    other("json", Bytes.of("{\"id\": \"a\", \"sequence\": \"ACGT\"}"));
    other("vcf", Bytes.of("##fileformat=VCFv4.2\n#CHROM\tPOS\n"));
    other("bed", Bytes.of("chr1\t5\t10\n"));
    other("xz", Bytes.of("\u00fd7zXZ\0"));
    other("bzip2", Bytes.of("BZh91AY&SY"));
    other("zstd", Bytes.of("(\u00b5/\u00fd\4"));
    other("html", Bytes.of("<!DOCTYPE html><html>"));
    other("text", Bytes.of("reads come tomorrow\n"));
    other("escape", Bytes.of("\033[31mred\033[0m"));
    other("blanks", Bytes.of(" ".repeat(70_000)));
    other("newlines", Bytes.of("\n".repeat(70_000)));
    other("sam-magic", Bytes.of("@HD"));
    other("bam-magic", Bytes.of("BAM\1"));
    other("bai", Bytes.of("BAI\1\0\0\0\0"));
    for (int i = 0; i < 10; i++) {
      byte[] noise = new byte[5000];
      inputs.random().nextBytes(noise);
      noise[0] = (byte) (0x80 | i);
      other("noise-" + i, noise);
    }
  }

  private void other(String name, byte[] content) {
    inputs.add("other-" + name, content, "", "", true, false);
  }
}
