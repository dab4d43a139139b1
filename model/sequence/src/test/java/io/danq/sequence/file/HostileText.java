package io.danq.sequence.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files drawn at random of what readers of FASTQ and FASTA stumble over. */
final class HostileText {
  /** Records above this size fail in these files. */
  static final int LIMIT = 300;

  private static final List<String> FASTQ =
      List.of(
          "@r1 lane 1\nACGT\n+\nIIII\n",
          "@r2\nGGCC\n+r2\nJJJJ\n",
          "@q\nTT\n+\n@I\n",
          "@q2\nACGT\n+\n+III\n",
          "@r0\n\n+\n\n",
          "@crlf\r\nACGT\r\n+\r\nIIII\r\n",
          "@cr\rACGT\n+\nIIII\n",
          "@bad\nACGT\n+\nIII\n",
          "bad\nACGT\n+\nIIII\n",
          "@bad\nACGT\nIIII\n",
          "@bad\nACGT\n+\n",
          "@bad\n",
          "@\nACGT\n+\nIIII\n",
          "@bad\nAC\nGT\n+\nII\nII\n",
          "what is this?\nand this\n",
          "\n",
          "\r\n",
          "@large\n" + "A".repeat(400) + "\n+\n" + "@".repeat(400) + "\n",
          "@line\n" + "C".repeat(2000) + "\n",
          "@@@@\n@@@@\n+@@@\n@@@@\n",
          "+\n+\n+\n");

  private static final List<String> FASTA =
      List.of(
          ">a one\nACGT\nAC\n",
          ">b\n\nACGT\n\n\nA\n",
          ">crlf\r\nACGT\r\n",
          ">none\n",
          ">\nACGT\n",
          "> blank\nACGT  \n",
          ">" + "n".repeat(2000) + "\nA\n",
          ">large\n" + "ACGT\n".repeat(100),
          ">long\n" + "G".repeat(1000) + "\n",
          "; a comment\n",
          ">odd\nAC>GT\n;x\n",
          "\n",
          "\r");

  private HostileText() {}

  static byte[] fastq(long seed) {
    return text(new Random(seed), FASTQ);
  }

  static byte[] fasta(long seed) {
    return text(new Random(seed), FASTA);
  }

  private static byte[] text(Random random, List<String> parts) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\u00ef\u00bb\u00bf" : "");
    text.append(parts.get(0));
    for (int i = random.nextInt(60); i > 0; i--) {
      boolean good = random.nextInt(3) > 0;
      text.append(parts.get(random.nextInt(good ? 3 : parts.size())));
    }
    int end = text.length() - (random.nextInt(3) == 0 ? random.nextInt(20) : 0);
    return text.substring(0, Math.max(4, end)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The bytes in bgzf blocks of up to {@code most}, empty ones among them; some lack the end. */
  static byte[] blocks(byte[] bytes, int most, Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] end = Outcomes.bgzf(new byte[0]);
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(most));
      byte[] block = Outcomes.bgzf(Arrays.copyOfRange(bytes, from, to));
      out.write(block, 0, block.length - end.length);
      if (random.nextInt(5) == 0) {
        out.writeBytes(end);
      }
      from = to;
    }
    if (random.nextInt(5) > 0) {
      out.writeBytes(end);
    }
    return out.toByteArray();
  }

  /** Turns some bytes into others, or cuts the end off. */
  static byte[] damage(byte[] file, Random random) {
    byte[] damaged = file.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(3) == 0
        ? Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length))
        : damaged;
  }
}
