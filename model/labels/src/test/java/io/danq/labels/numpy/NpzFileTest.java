package io.danq.labels.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.labels.testing.NpzWriter;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {
  @TempDir private Path folder;

  private Path write(byte[] npy) throws IOException {
    return new NpzWriter().raw("a", npy).write(folder.resolve("test.npz"));
  }

  private static float[] floats(Path file) throws IOException {
    try (NpzFile npz = NpzFile.open(file)) {
      return npz.floats("a");
    }
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> floats(file))
        .isInstanceOf(NumpyException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(parts);
  }

  /** {@code numpy.array([[1, 0, 100], [2, 127, 3]], dtype=...)}. */
  @ParameterizedTest
  @ValueSource(strings = {"|u1", "|i1", "<i4", ">i4", "<i8", "<f4", ">f4", "<f8", "=f8"})
  void everyTypeAndByteOrderIsRead(String descr) throws IOException {
    int[] values = {1, 0, 100, 2, 127, 3};
    ByteBuffer elements = ByteBuffer.allocate(48);
    boolean big = descr.charAt(0) == '>';
    elements.order(
        big || (descr.charAt(0) == '=' && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN)
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      switch (descr.substring(1)) {
        case "i4" -> elements.putInt(value);
        case "i8" -> elements.putLong(value);
        case "f4" -> elements.putFloat(value);
        case "f8" -> elements.putDouble(value);
        default -> elements.put((byte) value);
      }
    }
    byte[] bytes = Arrays.copyOf(elements.array(), elements.position());
    assertThat(floats(write(NpzWriter.npy(descr, "False", "(2, 3)", bytes))))
        .containsExactly(1, 0, 100, 2, 127, 3);
  }

  @Test
  void unsignedBytesAndTruthValuesAreNotNegative() throws IOException {
    byte[] ones = {-1, 1, 0};
    assertThat(floats(write(NpzWriter.npy("|u1", "False", "(3,)", ones))))
        .containsExactly(255, 1, 0);
    assertThat(floats(write(NpzWriter.npy("|b1", "False", "(3,)", ones)))).containsExactly(1, 1, 0);
  }

  @Test
  void rowsComeOneAfterTheOther() throws IOException {
    byte[] elements = {1, 2, 3, 4, 5, 6};
    Path file = write(NpzWriter.npy("|u1", "False", "(2, 3)", elements));
    float[] row = new float[3];
    try (NpzFile npz = NpzFile.open(file);
        NpyArray array = npz.array("a")) {
      assertThat(array.header().shape()).containsExactly(2, 3);
      assertThat(array.next(row)).isTrue();
      assertThat(row).containsExactly(1, 2, 3);
      assertThat(array.next(row)).isTrue();
      assertThat(row).containsExactly(4, 5, 6);
      assertThat(array.next(row)).isFalse();
    }
  }

  @Test
  void aSingleNumberAndAnEmptyArrayAreRead() throws IOException {
    assertThat(floats(write(NpzWriter.npy("|u1", "False", "()", new byte[] {7}))))
        .containsExactly(7);
    assertThat(floats(write(NpzWriter.npy("|u1", "False", "(0, 4)", new byte[0])))).isEmpty();
  }

  @Test
  void whatNumpyWroteIsRead() throws IOException {
    try (NpzFile npz = NpzFile.open(SharedData.file("keras/tiny-window200.golden.npz"))) {
      assertThat(npz.names()).containsExactly("x", "y");
      assertThat(npz.shape("x")).containsExactly(8, 200, 4);
      assertThat(npz.shape("y")).containsExactly(8, 3);
      assertThat(npz.floats("y")).hasSize(24);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|u1 ; (1000000000,) ; 1000000000 bytes of elements",
        "|u1 ; (3,) ; 3 bytes of elements",
        "|u1 ; (5,) ; 5 bytes of elements",
        "<f8 ; (4,) ; 32 bytes of elements",
        "|u1 ; (2147483648,) ; impossible shape",
        "|u1 ; (-4,) ; no shape",
        "|u1 ; (99999999999999999,) ; impossible shape",
        "<f8 ; (2147483647, 2147483647, 2147483647) ; impossible shape",
        "|u1 ; (0, 2147483647, 2147483647, 2147483647) ; impossible shape",
        "<f2 ; (2,) ; holds <f2",
        "|O ; (2,) ; holds |O",
        "<U4 ; (1,) ; holds <U4"
      })
  void aHeaderThatDoesNotFitTheFileIsRefused(String descr, String shape, String part)
      throws IOException {
    assertRefused(write(NpzWriter.npy(descr, "False", shape, new byte[4])), "array a", part);
  }

  @Test
  void aRowLargerThanAnyIsRefused() throws IOException {
    Path file = write(NpzWriter.npy("|u1", "False", "(0, 2147483647)", new byte[0]));
    assertRefused(file, "a row of more than 67108864 bytes");
  }

  @Test
  void fortranOrderIsRefusedWithItsRemedy() throws IOException {
    assertRefused(
        write(NpzWriter.npy("|u1", "True", "(2, 2)", new byte[4])), "numpy.ascontiguousarray");
  }

  @Test
  void aHeaderLongerThanAnyIsRefused() throws IOException {
    byte[] npy = NpzWriter.npy("|u1", "False", "(4,)", new byte[4]);
    npy[6] = 2; // version 2 has four bytes of length
    npy[10] = (byte) 0xff;
    npy[11] = (byte) 0xff;
    assertRefused(write(npy), "claims a header of 4294");
  }

  @Test
  void whatIsNoArrayIsRefused() throws IOException {
    assertRefused(write("hello, this is text".getBytes(StandardCharsets.US_ASCII)), "NumPy");
    assertRefused(write(new byte[0]), "not a NumPy array");
    byte[] cut = Arrays.copyOf(NpzWriter.npy("|u1", "False", "(4,)", new byte[4]), 20);
    assertRefused(write(cut), "ends inside its header");
  }

  @Test
  void aMissingArrayIsNamedWithThoseThatAreThere() throws IOException {
    Path file = new NpzWriter().bytes("b", new byte[4], 4).write(folder.resolve("test.npz"));
    assertRefused(file, "no array a", "[b]");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    assertRefused(Files.writeString(folder.resolve("text.npz"), "no zip"), "not an .npz archive");
    assertThatThrownBy(() -> NpzFile.open(folder.resolve("missing.npz")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void damagedElementsAreNoticed() throws IOException {
    byte[] elements = new byte[10_000];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (byte) (i * i * 31 + i);
    }
    Path file = write(NpzWriter.npy("|u1", "False", "(100, 100)", elements));
    byte[] archive = Files.readAllBytes(file);
    archive[archive.length / 2] ^= 0x10;
    assertRefused(Files.write(file, archive), "is damaged");
  }

  /** The list at the archive's end says 4 GB; the file has a few hundred bytes. */
  @Test
  void anArchiveThatClaimsMoreThanItCanHoldIsRefused() throws IOException {
    Path file = write(NpzWriter.npy("|u1", "False", "(2147483000,)", new byte[4]));
    byte[] archive = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int list = bytes.getInt(archive.length - 6);
    bytes.putInt(list + 24, 2147483000 + 70);
    assertRefused(Files.write(file, archive), "claims 2147483070 bytes");
  }
}
