package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void quotesAndCommandSubstitutionsHoldAWordTogether() {
    assertThat(ShellWords.of("predict -i 'a b' --output=\"$PWD/c d\" --jars=$(ls e f) g"))
        .containsExactly("predict", "-i", "a b", "--output=$PWD/c d", "--jars=$(ls e f)", "g");
  }

  @Test
  void aCommandEndsAtACommentAPipeOrTheNextCommand() {
    assertThat(ShellWords.of("demo   # all of it")).containsExactly("demo");
    assertThat(ShellWords.of("inspect out | head")).containsExactly("inspect", "out");
    assertThat(ShellWords.of("inspect out; rm -r out")).containsExactly("inspect", "out");
    assertThat(ShellWords.of("inspect out>log")).containsExactly("inspect", "out");
  }

  @Test
  void aHashInsideAWordIsPartOfIt() {
    assertThat(ShellWords.of("inspect out#1")).containsExactly("inspect", "out#1");
    assertThat(ShellWords.of("  ")).isEmpty();
  }
}
