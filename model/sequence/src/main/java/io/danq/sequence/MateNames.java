package io.danq.sequence;

/**
 * Names of the two reads of a pair: both are equal, or they differ in {@code /1} and {@code /2} at
 * their ends. Sequencers write either.
 */
public final class MateNames {
  private static final String FIRST = "/1";
  private static final String SECOND = "/2";

  private MateNames() {}

  /** Whether two reads, in this order, are a pair by their names. */
  public static boolean areMates(String first, String second) {
    return first.equals(second)
        || (first.endsWith(FIRST) && second.endsWith(SECOND) && pair(first).equals(pair(second)));
  }

  /**
   * The name of one read of a pair, different from its mate's.
   *
   * @param name of either read, or of the pair
   * @param read 1 or 2
   */
  public static String of(String name, int read) {
    return pair(name) + (read == 1 ? FIRST : SECOND);
  }

  /** Which read of a pair a name from {@link #of} belongs to; 0 if it is not such a name. */
  public static int read(String name) {
    return name.endsWith(FIRST) ? 1 : name.endsWith(SECOND) ? 2 : 0;
  }

  private static String pair(String name) {
    return read(name) == 0 ? name : name.substring(0, name.length() - FIRST.length());
  }
}
