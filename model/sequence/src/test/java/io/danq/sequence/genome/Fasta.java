package io.danq.sequence.genome;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import io.danq.sequence.testing.RandomDna;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** FASTA files of tests, and what their bases are, by other means than the code under test. */
final class Fasta {
  private static final String LETTERS = "ACGTNRYSWKMBDHV";

  private Fasta() {}

  /** Contigs of random bases in both cases, with a few ambiguity codes, of the given lengths. */
  static Map<String, String> random(long seed, int... lengths) {
    Random random = new Random(seed);
    RandomDna dna = new RandomDna(seed);
    Map<String, String> contigs = new LinkedHashMap<>();
    for (int i = 0; i < lengths.length; i++) {
      StringBuilder bases = new StringBuilder(dna.text(lengths[i]));
      for (int k = 0; k < lengths[i]; k += 1 + random.nextInt(50)) {
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        bases.setCharAt(k, random.nextBoolean() ? letter : Character.toLowerCase(letter));
      }
      contigs.put("chr" + (i + 1), bases.toString());
    }
    return contigs;
  }

  static String text(Map<String, String> contigs, int lineLength, String lineEnd) {
    StringBuilder text = new StringBuilder();
    contigs.forEach(
        (name, bases) -> {
          text.append('>').append(name).append(" of a test").append(lineEnd);
          for (int i = 0; i < bases.length(); i += lineLength) {
            text.append(bases, i, Math.min(bases.length(), i + lineLength)).append(lineEnd);
          }
        });
    return text.toString();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] bgzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BlockCompressedOutputStream out = new BlockCompressedOutputStream(bytes, (Path) null)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As SAM's specification has the tag M5, of a text without white space. */
  static String md5(String bases) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(bytes(bases.toUpperCase(Locale.ROOT)));
      return String.format("%032x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bases {@code [from, to)} of a text, with N beyond its ends. */
  static String stretch(String bases, int from, int to) {
    StringBuilder stretch = new StringBuilder();
    for (int i = from; i < to; i++) {
      stretch.append(i >= 0 && i < bases.length() ? Character.toUpperCase(bases.charAt(i)) : 'N');
    }
    return stretch.toString();
  }
}
