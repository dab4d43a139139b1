package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not DanQ: each is refused with one line that names the file and the fault. */
final class KerasRefusalTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "gru.h5|layer \"forward_gru\": expected LSTM inside Bidirectional, found GRU",
        "one-direction.h5|layer \"lstm_2\": expected Bidirectional, found LSTM",
        "merge-sum.h5|layer \"bidirectional_3\": expected merge_mode concat, found sum",
        "softmax.h5|layer \"dense_10\": expected activation sigmoid, found softmax",
        "nan-weight.h5"
            + "|layer \"conv1d_2\", kernel: expected finite numbers, found NaN at [0,0,0]",
        "short-dense.h5|layer \"dense\", kernel: expected shape [752,16], found [736,16]",
        "truncated.h5|the file is truncated: it should have 87704 bytes and has 43852",
        "not-hdf5.h5|expected a Keras archive or an HDF5 file, found neither",
        "only.weights.h5"
            + "|found weights without a model configuration, as save_weights writes them; say which"
            + " network it is with --architecture danq, --architecture seed, or --architecture"
            + " FILE.json with the output of model.to_json(), or save the model with model.save"
      })
  void fault(String name, String fault) {
    Path file = SharedData.file("keras/bad/" + name);
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessage(file + ": " + fault);
  }

  static Stream<Arguments> bytes() throws IOException {
    return Stream.of(
        arguments("empty.keras", new byte[0], "found an empty file"),
        arguments("other.keras", zip("readme.txt"), "with config.json, found a zip without it"),
        arguments("empty-zip.keras", zip(), "with config.json, found a zip without it"),
        arguments("broken.keras", Arrays.copyOf(zip("config.json"), 40), "zip archive is damaged"),
        arguments("text.keras", zip("config.json"), "config.json is not JSON at line 1, column "),
        arguments("bytes.h5", hdf5Magic(), "the file is damaged: "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bytes")
  void whatIsNoModel(String name, byte[] bytes, String fault) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(fault)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anArchiveCutShort() throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file("keras/tiny-window200.keras"));
    Path file = folder.resolve("cut.keras");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessageStartingWith(file + ": the zip archive is damaged: ");
  }

  @Test
  void aFolder() {
    assertThatThrownBy(() -> KerasImporter.read(folder))
        .isInstanceOf(KerasImportException.class)
        .hasMessage(
            folder
                + ": expected a file, found a folder; save the model as .keras, not as a"
                + " SavedModel");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThatThrownBy(() -> KerasImporter.read(folder.resolve("none.keras")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("no\nJSON".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] hdf5Magic() {
    return new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 0, 1, 2, 3};
  }
}
