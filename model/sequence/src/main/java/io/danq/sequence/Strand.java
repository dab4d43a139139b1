package io.danq.sequence;

/** The strand of the reference that an aligned read came from. */
public enum Strand {
  FORWARD("+"),
  REVERSE("-");

  private final String symbol;

  Strand(String symbol) {
    this.symbol = symbol;
  }

  /** {@code +} or {@code -}, as BED and GFF write it. */
  public String symbol() {
    return symbol;
  }
}
