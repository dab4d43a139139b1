package io.danq.network.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.RandomWeights;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
  private static final DanQConfig NETWORK = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 2);
  private static final DanQWeights WEIGHTS = RandomWeights.create(NETWORK, 1);
  private static final List<Target> TARGETS =
      List.of(new Target(125, "Dnd41", "CTCF", "None"), new Target(126, "GM12878", "BRF1", "TNFa"));

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write("v1");
  }

  private ModelBundle write(String version) throws IOException {
    return ModelBundle.write(
        folder, "danq", version, BaseOrder.AGCT, TARGETS, WEIGHTS, Map.of("source", "random"));
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> ModelBundle.open(folder)).isInstanceOf(BundleException.class);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void replaceInManifest(String text, String replacement) throws IOException {
    Path manifest = file(ModelBundle.MANIFEST_FILE);
    assertThat(manifest).content().contains(text);
    Files.writeString(manifest, Files.readString(manifest).replace(text, replacement));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ModelBundle bundle = ModelBundle.open(folder);
    assertThat(bundle.targets()).isEqualTo(TARGETS);
    assertThat(bundle.manifest().id()).isEqualTo("danq");
    assertThat(bundle.manifest().version()).isEqualTo("v1");
    assertThat(bundle.manifest().network()).isEqualTo(NETWORK);
    assertThat(bundle.manifest().baseOrder()).isEqualTo(BaseOrder.AGCT);
    assertThat(bundle.manifest().provenance()).isEqualTo(Map.of("source", "random"));
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(bundle.weights().get(tensor)).isEqualTo(WEIGHTS.get(tensor));
    }
  }

  @Test
  void aManifestFromBeforeHardGatesIsThatOfAnOrdinaryNetwork() throws IOException {
    replaceInManifest(",\n    \"gates\" : \"sigmoid\"", "");
    replaceInManifest(",\n    \"directions\" : \"bidirectional\"", "");
    assertThat(ModelBundle.open(folder).manifest().network()).isEqualTo(NETWORK);
  }

  @Test
  void aNetworkThatOlderProgramsWouldPredictWronglyHasAnotherFormat() throws IOException {
    assertThat(ModelBundle.open(folder).manifest().format()).isEqualTo("danq-bundle/1");
    DanQConfig published =
        NETWORK
            .withGates(GateActivation.HARD_SIGMOID_FIFTH)
            .withDirections(LstmDirections.BOTH_FORWARD);
    ModelBundle bundle = writeAs(published);
    assertThat(bundle.manifest().format()).isEqualTo("danq-bundle/2");
    assertThat(bundle.manifest().network()).isEqualTo(published);
    assertThat(bundle.weights().config()).isEqualTo(published);
    assertThat(file(ModelBundle.MANIFEST_FILE))
        .content()
        .contains("\"gates\" : \"hard_sigmoid_1/5\"", "\"directions\" : \"both_forward\"");
  }

  /** A bundle of the same weights, without a version of its own. */
  private ModelBundle writeAs(DanQConfig network) throws IOException {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, WEIGHTS.get(tensor));
    }
    return ModelBundle.write(
        folder, "danq", "", BaseOrder.AGCT, TARGETS, new DanQWeights(network, tensors), Map.of());
  }

  @Test
  void theSameWeightsWithOtherGatesAreAnotherVersion() throws IOException {
    assertThat(
            List.of(
                writeAs(NETWORK).manifest().version(),
                writeAs(NETWORK.withGates(GateActivation.HARD_SIGMOID_FIFTH)).manifest().version(),
                writeAs(NETWORK.withGates(GateActivation.HARD_SIGMOID_SIXTH)).manifest().version(),
                writeAs(NETWORK.withDirections(LstmDirections.BOTH_FORWARD)).manifest().version()))
        .doesNotHaveDuplicates()
        .allMatch(version -> version.matches("[0-9a-f]{8}"));
  }

  @Test
  void withoutAVersionIsNamedAfterItsWeights() throws IOException {
    String version = write("").manifest().version();
    assertThat(version).matches("[0-9a-f]{8}");
    assertThat(write("").manifest().version()).isEqualTo(version);
  }

  @Test
  void canBeWrittenOverItselfWhileItsWeightsAreMapped() throws IOException {
    ModelBundle open = ModelBundle.open(folder);
    ModelBundle.write(
        folder, "danq", "v2", BaseOrder.AGCT, TARGETS, open.weights(), Map.of("source", "itself"));
    ModelBundle rewritten = ModelBundle.open(folder);
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(open.weights().get(tensor)).isEqualTo(WEIGHTS.get(tensor));
      assertThat(rewritten.weights().get(tensor)).isEqualTo(WEIGHTS.get(tensor));
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ModelBundle.FILES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.safetensors", "targets.tsv"})
  void aMissingFileIsNamed(String name) throws IOException {
    Files.delete(file(name));
    assertRefused().hasMessage(folder + " is not a model bundle: it has no " + name);
  }

  @Test
  void aMissingFolderIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> ModelBundle.open(nowhere))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(nowhere.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.safetensors", "targets.tsv"})
  void aChangedFileDoesNotMatchItsChecksum(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));
    bytes[bytes.length - 1] ^= 1;
    Files.write(file(name), bytes);
    assertRefused().hasMessageStartingWith(file(name) + " does not match its checksum: manifest ");
  }

  @Test
  void truncatedWeightsDoNotMatchTheirChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(file("weights.safetensors"));
    Files.write(file("weights.safetensors"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused().hasMessageContaining("weights.safetensors does not match its checksum");
  }

  @Test
  void aManifestWithoutAChecksumIsRefused() throws IOException {
    replaceInManifest("\"targets.tsv\"", "\"other.tsv\"");
    assertRefused().hasMessage(file("manifest.json") + " has no checksum of targets.tsv");
  }

  @Test
  void asManyTargetsAsOutputsAreNeeded() throws IOException {
    replaceInManifest("\"targets\" : 2", "\"targets\" : 3");
    assertRefused().hasMessage(file("targets.tsv") + " names 2 targets, the network has 3");
    assertThatThrownBy(
            () ->
                ModelBundle.write(folder, "danq", "", BaseOrder.AGCT, List.of(), WEIGHTS, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 targets for a network of 2 outputs");
  }

  @Test
  void anotherNetworkThanThatOfTheWeightsIsRefused() throws IOException {
    replaceInManifest("\"filters\" : 3", "\"filters\" : 4");
    assertRefused()
        .hasMessage(
            file("weights.safetensors")
                + ": tensor conv.weight has shape [3,4,5], the network needs [4,4,5]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "danq-bundle/1   | danq-bundle/9 | format is danq-bundle/9, not danq-bundle/1 or danq-bundle/2",
        "\"sigmoid\" | \"softmax\" | softmax",
        "\"id\" :        | \"name\" :    | id is missing",
        "\"danq\"        | \" \"         | id is missing",
        "\"AGCT\"        | \"TGCA\"      | baseOrder has a value of the wrong kind",
        "\"network\" :   | \"net\" :     | network is missing",
        "\"kernel\" : 5  | \"kernel\" : 0 | kernel must be at least 1, was 0",
        "\"kernel\" : 5  | \"kernel\" : \"wide\" | network.kernel has a value of the wrong kind",
        "\"kernel\" : 5  | \"kernel\" : \"5\" | network.kernel has a value of the wrong kind",
        "\"kernel\" : 5  | \"kernel\" : 5.7 | network.kernel has a value of the wrong kind",
        "\"kernel\" : 5  | \"kernel\" : 5, \"kernel\" : 6 | names each field once",
        "\"danq\"        | \"danq\\u001b[2J\" | id holds a control character: 'danq\\u001b[2J'",
        "\"v1\"          | \"v\\n1\" | version holds a control character: 'v\\u000a1'",
        "\"metrics\" : { | \"metrics\" : {\"mean_auroc\" : \"NaN\" | metric",
        "\"sha256\" : {  | \"sha256\" : [ | sha256 has a value of the wrong kind"
      })
  void anImpossibleManifestIsRefusedWithItsFault(String text, String replacement, String fault)
      throws IOException {
    replaceInManifest(text, replacement);
    assertRefused()
        .hasMessageStartingWith(file("manifest.json") + " is not a model manifest: ")
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{", "not JSON"})
  void whatIsNoJsonObjectIsNoManifest(String text) throws IOException {
    Files.writeString(file("manifest.json"), text);
    assertRefused().hasMessageStartingWith(file("manifest.json") + " is not a model manifest");
  }

  @Test
  void aHugeManifestIsNotRead() throws IOException {
    Files.writeString(file("manifest.json"), " ".repeat((1 << 20) + 1), UTF_8);
    assertRefused().hasMessageContaining("is larger than 1048576 bytes, too large for a manifest");
  }
}
