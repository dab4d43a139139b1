package io.danq.sequence.variant;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import io.danq.sequence.support.Tabix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins compressed stretches of a VCF to one bgzip file and makes its tabix index, with one stretch
 * in memory at a time. bgzip's blocks stay as they are: nothing is compressed twice. Not
 * thread-safe.
 */
public final class BgzfVcf {
  private static final int OFFSET_BITS = 16;
  private static final Pattern END = Pattern.compile("(?:^|;)END=(\\d{1,9})(?:;|$)");

  private final OutputStream out;
  private final TabixIndexCreator index = new TabixIndexCreator(TabixFormat.VCF);
  private long written;
  private String noIndex = "";

  /** Writes to a stream, which the caller closes. */
  public BgzfVcf(OutputStream out) {
    this.out = out;
  }

  /** Compresses a stretch of complete lines, for {@link #append}. */
  public static byte[] compress(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BlockCompressedOutputStream blocks = new BlockCompressedOutputStream(bytes, (Path) null);
    blocks.write(text);
    blocks.close(false); // no mark of the file's end
    return bytes.toByteArray();
  }

  /** Appends what {@link #compress} made. */
  public void append(byte[] stretch) throws IOException {
    if (noIndex.isEmpty()) {
      index(stretch);
    }
    out.write(stretch);
    written += stretch.length;
  }

  private void index(byte[] stretch) throws IOException {
    try (BlockCompressedInputStream lines =
        new BlockCompressedInputStream(new ByteArrayInputStream(stretch), false)) {
      long position = lines.getPosition();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          add(line, position + (written << OFFSET_BITS));
        }
        position = lines.getPosition();
      }
    }
  }

  private void add(String line, long position) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      VcfLine parsed = VcfLine.parse(bytes, 0, VcfText.end(bytes, 0, bytes.length));
      Variant variant = parsed.variant();
      long start = Math.max(1, variant.position());
      long end = Math.max(start + Math.max(1, variant.ref().length()) - 1, end(bytes, parsed));
      if (end > Tabix.MOST_BASES) {
        noIndex = "a .tbi ends at position 536,870,912, and a variant is at " + start;
        return;
      }
      index.addFeature(new SimpleFeature(variant.contig(), (int) start, (int) end), position);
    } catch (MalformedVariantException e) {
      noIndex = "a line " + e.getMessage();
    } catch (IllegalArgumentException e) {
      noIndex = "its lines are not sorted";
    }
  }

  private static long end(byte[] bytes, VcfLine line) {
    String info =
        new String(
            bytes,
            line.infoStart(),
            line.infoEnd() - line.infoStart(),
            StandardCharsets.ISO_8859_1);
    Matcher end = END.matcher(info);
    return end.find() ? Long.parseLong(end.group(1)) : 0;
  }

  /**
   * Writes the mark of the file's end.
   *
   * @return the bytes of the index; empty if there can be none, see {@link #noIndex}
   */
  public Optional<byte[]> finish() throws IOException {
    Optional<byte[]> made =
        noIndex.isEmpty()
            ? Optional.of(Tabix.bytes(index, written << OFFSET_BITS))
            : Optional.empty();
    new BlockCompressedOutputStream(out, (Path) null).close();
    return made;
  }

  /** Why there is no index, in words; empty if there is one. */
  public String noIndex() {
    return noIndex;
  }
}
