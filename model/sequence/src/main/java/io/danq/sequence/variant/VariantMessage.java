package io.danq.sequence.variant;

import io.danq.sequence.support.JsonFields;
import io.danq.sequence.support.MalformedMessageException;
import io.danq.sequence.support.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A variant from a Kafka message: a VCF data line or a JSON object.
 *
 * <p>The fields of the object are those of VCF. {@code contig}, {@code ref} and {@code alt} are
 * strings; {@code pos} is a whole number that counts from 1. {@code alt} is a comma-separated list
 * of alleles, as in VCF, or an array of strings. {@code id}, {@code filter} (entries separated by
 * semicolons) and {@code contigLength} may be missing. Other fields are ignored.
 *
 * @param variant the site and its alleles
 * @param filterEntries entries of its FILTER column; {@code .} if no filter was applied
 * @param contigLength of its contig, if the message gives it; a line of VCF does not
 */
public record VariantMessage(
    Variant variant, List<String> filterEntries, OptionalInt contigLength) {
  /** The largest number of alternative alleles. All rows of a message are in memory together. */
  public static final int MOST_ALLELES = 10_000;

  private static final Set<String> FIELDS =
      Set.of("contig", "pos", "id", "ref", "alt", "filter", "contigLength");
  private static final String MISSING = ".";
  private static final long MOST_POSITION = 999_999_999_999_999_999L;

  public VariantMessage {
    filterEntries = List.copyOf(filterEntries);
  }

  /**
   * Reads a message.
   *
   * @param value UTF-8; the first character of JSON is <code>{</code>. A line may end with LF or
   *     CRLF.
   * @throws MalformedMessageException if it is neither, or has more than {@value #MOST_ALLELES}
   *     alternative alleles, or too many for so long a REF
   */
  public static VariantMessage parse(byte[] value) throws MalformedMessageException {
    String text = MessageText.utf8("value", value);
    try {
      return isJson(value) ? json(JsonFields.parse(text, FIELDS)) : line(text);
    } catch (MalformedVariantException e) {
      throw new MalformedMessageException("the message " + e.getMessage());
    }
  }

  private static void checkAlleles(int alleles) throws MalformedMessageException {
    if (alleles > MOST_ALLELES) {
      throw new MalformedMessageException(
          String.format(
              "the message has %d alternative alleles, more than %d; 'danq variants' can read a"
                  + " file with that many",
              alleles, MOST_ALLELES));
    }
  }

  /**
   * An upper bound for the number of alternative alleles of a message, found without parsing it; at
   * least 1. JSON may have fewer.
   */
  public static int mostAlleles(byte[] value) {
    int alleles = VcfText.alleles(value, 0, value.length);
    if (isJson(value)) {
      alleles = 1;
      for (byte letter : value) {
        alleles += letter == ',' ? 1 : 0;
      }
    }
    return Math.min(alleles, MOST_ALLELES);
  }

  private static boolean isJson(byte[] value) {
    int first = 0;
    while (first < value.length && value[first] <= ' ') { // bytes of a byte-order mark are negative
      first++;
    }
    return first < value.length && value[first] == '{';
  }

  private static VariantMessage line(String text)
      throws MalformedMessageException, MalformedVariantException {
    String line = text.replaceFirst("\r?\n$", "");
    if (line.startsWith("#")) {
      throw new MalformedMessageException(
          "the message is a VCF header line; 'bcftools view -H' leaves the header out");
    }
    if (line.indexOf('\n') >= 0) {
      throw new MalformedMessageException("the message holds more than one line");
    }
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    checkAlleles(VcfText.alleles(bytes, 0, bytes.length));
    VcfLine parsed = VcfLine.parse(bytes, 0, bytes.length);
    return new VariantMessage(parsed.variant(), parsed.filters(), OptionalInt.empty());
  }

  private static VariantMessage json(JsonFields fields)
      throws MalformedMessageException, MalformedVariantException {
    String contig = fields.text("contig");
    if (contig.isEmpty()) {
      throw new MalformedMessageException("the JSON field \"contig\" is empty");
    }
    OptionalLong position = fields.longNumber("pos", 0, MOST_POSITION);
    if (position.isEmpty()) {
      throw new MalformedMessageException("the JSON has no field \"pos\"");
    }
    String ref = fields.text("ref");
    List<String> texts = fields.texts("alt");
    int alleles = texts.stream().mapToInt(text -> 1 + commas(text)).sum();
    checkAlleles(alleles);
    Variant.checkSize(ref.length(), alleles);
    List<String> alts = texts.stream().flatMap(text -> Arrays.stream(text.split(",", -1))).toList();
    return new VariantMessage(
        new Variant(contig, position.getAsLong(), optional(fields, "id"), ref, alts),
        List.of(optional(fields, "filter").orElse(MISSING).split(";", -1)),
        fields.number("contigLength", 1, Integer.MAX_VALUE));
  }

  private static int commas(String text) {
    return (int) text.chars().filter(letter -> letter == ',').count();
  }

  private static Optional<String> optional(JsonFields fields, String name)
      throws MalformedMessageException {
    if (!fields.hasValue(name)) {
      return Optional.empty();
    }
    String text = fields.text(name);
    return text.isEmpty() || text.equals(MISSING) ? Optional.empty() : Optional.of(text);
  }
}
