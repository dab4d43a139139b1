package io.danq.network.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.RandomWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DanQConfig NETWORK = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 2);
  private static final DanQWeights WEIGHTS = RandomWeights.create(NETWORK, 1);

  private Path file;

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    file = folder.resolve("weights.safetensors");
    Safetensors.write(file, WEIGHTS);
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> Safetensors.map(file, NETWORK))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(file.toString());
  }

  private void changeHeader(Consumer<ObjectNode> change) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[(int) bytes.getLong()];
    bytes.get(json);
    ObjectNode header = (ObjectNode) JSON.readTree(json);
    change.accept(header);
    byte[] changed = JSON.writeValueAsBytes(header);
    ByteBuffer out =
        ByteBuffer.allocate(Long.BYTES + changed.length + bytes.remaining())
            .order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, out.putLong(changed.length).put(changed).put(bytes).array());
  }

  @Test
  void everyTensorIsReadAsItWasWritten() throws IOException {
    DanQWeights read = Safetensors.map(file, NETWORK);
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(read.get(tensor)).isEqualTo(WEIGHTS.get(tensor));
    }
  }

  @Test
  void followsTheFormatThatOtherToolsRead() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertThat((Long.BYTES + length) % 64).as("the tensors are aligned").isZero();
    byte[] json = new byte[length];
    bytes.get(json);
    assertThat(json[0]).isEqualTo((byte) '{');
    assertThat(JSON.readTree(json).path("conv.weight").toString())
        .isEqualTo("{\"dtype\":\"F32\",\"shape\":[3,4,5],\"data_offsets\":[0,240]}");
    assertThat(bytes.getFloat()).isEqualTo(WEIGHTS.get(DanQTensor.CONV_WEIGHT).get(0));
    long floats = Arrays.stream(DanQTensor.values()).mapToLong(t -> t.size(NETWORK)).sum();
    assertThat(bytes.remaining()).isEqualTo((int) (floats - 1) * Float.BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1 << 30, Long.MAX_VALUE, Long.MIN_VALUE, 5000})
  void anImpossibleHeaderLengthIsRefused(long length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    Files.write(file, bytes);
    assertRefused()
        .hasMessageContaining(
            "a header of " + length + " bytes does not fit a file of " + bytes.length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void aFileWithoutAHeaderIsRefused(int length) throws IOException {
    Files.write(file, new byte[length]);
    assertRefused().hasMessageContaining("ends inside the safetensors header");
  }

  @Test
  void aHeaderThatIsNoJsonIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 'x';
    Files.write(file, bytes);
    assertRefused().hasMessageContaining("the safetensors header is not JSON");
  }

  @Test
  void truncatedWeightsAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused().hasMessageContaining("tensor output.bias claims bytes ");
  }

  @Test
  void bytesBehindTheTensorsAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 3));
    assertRefused().hasMessageContaining("the tensors end at byte ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"output.bias", "lstm.bias"})
  void aTensorThatLiesOverAnotherIsRefused(String name) throws IOException {
    changeHeader(
        header -> {
          var offsets = (ArrayNode) header.get(name).get("data_offsets");
          long size = offsets.get(1).asLong() - offsets.get(0).asLong();
          offsets.removeAll().add(0).add(size);
        });
    assertRefused().hasMessageContaining("the tensors overlap or leave a gap");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNotFiniteAreRefused(float value) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, value);
    Files.write(file, bytes);
    assertRefused()
        .hasMessageEndingWith(
            "tensor output.bias holds " + value + " at element 1; weights must be finite");
  }

  @Test
  void aTensorThatIsThereTwiceIsRefused() throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    String twice = text.replace("\"lstm.bias\"", "\"conv.bias\"");
    assertThat(twice).hasSameSizeAs(text).isNotEqualTo(text);
    Files.writeString(file, twice, ISO_8859_1);
    assertRefused().hasMessageContaining("JSON that names each tensor once");
  }

  @Test
  void aMissingTensorIsNamed() throws IOException {
    changeHeader(header -> header.remove("lstm.bias"));
    assertRefused().hasMessageEndingWith("tensor lstm.bias is missing");
  }

  @Test
  void anotherTypeIsNamed() throws IOException {
    changeHeader(header -> ((ObjectNode) header.get("lstm.bias")).put("dtype", "F16"));
    assertRefused().hasMessageEndingWith("tensor lstm.bias is F16, not F32");
  }

  @Test
  void anotherShapeIsNamed() throws IOException {
    changeHeader(
        header -> ((ObjectNode) header.get("hidden.bias")).putArray("shape").add(2).add(3));
    assertRefused().hasMessageEndingWith("has shape [2,3], the network needs [6]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-24,0", "0,1000000", "0,23", "24,0", "9223372036854775800,8"})
  void offsetsOutsideTheFileAreNamed(String offsets) throws IOException {
    changeHeader(
        header -> {
          var array = ((ObjectNode) header.get("hidden.bias")).putArray("data_offsets");
          Pattern.compile(",").splitAsStream(offsets).map(Long::valueOf).forEach(array::add);
        });
    assertRefused()
        .hasMessageContaining("tensor hidden.bias claims bytes " + offsets.replace(",", ".."));
  }
}
