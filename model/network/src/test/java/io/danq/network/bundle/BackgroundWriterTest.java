package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.RandomWeights;
import io.danq.sequence.BaseOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle's background: added, read again, and refused if it is impossible. */
final class BackgroundWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DanQConfig NETWORK = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 2);
  private static final List<Target> TARGETS =
      List.of(new Target(125, "Dnd41", "CTCF", "None"), new Target(126, "GM12878", "BRF1", "TNFa"));
  private static final Map<String, String> PROVENANCE = Map.of("background_data", "train.npz");

  @TempDir private Path folder;
  private Path plain;

  @BeforeEach
  void write() throws IOException {
    plain = write("plain");
  }

  private Path write(String name) throws IOException {
    Path bundle = folder.resolve(name);
    ModelBundle.write(
        bundle,
        "danq",
        "v1",
        BaseOrder.AGCT,
        TARGETS,
        RandomWeights.create(NETWORK, 1),
        Map.of("source", "random"));
    return bundle;
  }

  private static BackgroundScores background(float highest) {
    return BackgroundScores.of(new float[][] {{0.1f, 0.2f, 0.4f}, {highest, 0.1f, 0.1f}}, true);
  }

  private static void assertHas(ModelBundle bundle, float highest) {
    BackgroundScores read = bundle.background().orElseThrow();
    assertThat(read.scores()).isEqualTo(background(highest).scores());
    assertThat(read.windows()).isEqualTo(3);
    assertThat(read.bothStrands()).isTrue();
    assertThat(bundle.manifest().id()).isEqualTo("danq");
    assertThat(bundle.manifest().version()).isEqualTo("v1");
    assertThat(bundle.manifest().provenance())
        .containsEntry("source", "random")
        .containsEntry("background_data", "train.npz");
  }

  @Test
  void aBundleWithoutOneSaysSo() throws IOException {
    assertThat(ModelBundle.open(plain).background()).isEmpty();
    assertThat(ModelBundle.readBackground(plain, ModelBundle.readManifest(plain))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "plain, new",
    "plain, new.zip",
    "old.zip, old.zip",
    "old.zip, new.zip",
    "old.zip, new"
  })
  void isAddedInPlaceOrToACopyInAFolderOrAnArchive(String from, String to) throws IOException {
    Path source = from.equals("plain") ? plain : write(from);
    Path output = folder.resolve(to);
    ModelBundle old = ModelBundle.open(source);
    assertHas(BackgroundWriter.add(source, output, background(0.7f), PROVENANCE), 0.7f);
    ModelBundle read = ModelBundle.open(output);
    assertHas(read, 0.7f);
    assertThat(read.manifest().sha256()).containsAllEntriesOf(old.manifest().sha256());
    assertThat(read.weights().get(DanQTensor.CONV_WEIGHT))
        .isEqualTo(old.weights().get(DanQTensor.CONV_WEIGHT));
    if (!from.equals(to)) {
      assertThat(ModelBundle.open(source).background()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "old.zip"})
  void anotherOneTakesItsPlace(String name) throws IOException {
    Path bundle = name.equals("plain") ? plain : write(name);
    BackgroundWriter.add(bundle, bundle, background(0.7f), PROVENANCE);
    ModelBundle open = ModelBundle.open(bundle);
    assertHas(BackgroundWriter.add(bundle, bundle, background(0.9f), PROVENANCE), 0.9f);
    assertHas(open, 0.7f); // whoever opened the old one still has it mapped
  }

  @Test
  void newWeightsInTheSameFolderDoNotInheritIt() throws IOException {
    BackgroundWriter.add(plain, plain, background(0.7f), PROVENANCE);
    write("plain");
    assertThat(ModelBundle.open(plain).background()).isEmpty();
    assertThat(plain.resolve(ModelBundle.BACKGROUND_FILE)).doesNotExist();
  }

  @Test
  void oneOfAnotherNumberOfTargetsIsRefused() {
    BackgroundScores other = BackgroundScores.of(new float[][] {{0.1f}}, true);
    assertThatThrownBy(() -> BackgroundWriter.add(plain, plain, other, PROVENANCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a background of 1 targets for a network of 2 outputs");
  }

  private Path withBackground() throws IOException {
    BackgroundWriter.add(plain, plain, background(0.7f), PROVENANCE);
    return plain.resolve(ModelBundle.BACKGROUND_FILE);
  }

  /** Replaces the file and its checksum, as a forger would. */
  private void replace(byte[] content) throws IOException {
    Files.write(plain.resolve(ModelBundle.BACKGROUND_FILE), content);
    String checksum = Checksums.sha256(new ByteArrayInputStream(content));
    ModelManifest manifest =
        ModelBundle.readManifest(plain).withFile(ModelBundle.BACKGROUND_FILE, checksum);
    Files.write(plain.resolve(ModelBundle.MANIFEST_FILE), ModelBundle.formatManifest(manifest));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> ModelBundle.open(plain))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(plain.toString())
        .hasMessageContainingAll(parts);
  }

  @Test
  void aFileThatIsMissingOrChangedIsRefused() throws IOException {
    Path file = withBackground();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertRefused("background.safetensors does not match its checksum");
    Files.delete(file);
    assertRefused("it has no background.safetensors");
  }

  @ParameterizedTest
  @CsvSource({
    "0, NaN,  'score 0 of target 0 must be 0 to 1, was NaN'",
    "1, NaN,  'score 1 of target 0 must be 0.1 (the one before) to 1, was NaN'",
    "5, 1.5,  'score 2 of target 1 must be 0.1 (the one before) to 1, was 1.5'",
    "0, -1,   'score 0 of target 0 must be 0 to 1, was -1.0'",
    "4, 0.05, 'score 1 of target 1 must be 0.1 (the one before) to 1, was 0.05'"
  })
  void scoresThatAreNoAscendingProbabilitiesAreRefused(int at, float score, String fault)
      throws IOException {
    byte[] bytes = Files.readAllBytes(withBackground());
    int place = bytes.length - (6 - at) * Float.BYTES;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(place, score);
    replace(bytes);
    assertRefused(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "windows, 4,       'has shape [2,3], the network needs [2,4]'",
    "windows, 4001,    'has shape [2,3], the network needs [2,4000]'",
    "windows, 0,       'windows must be 1 to 999999999, was ''0'''",
    "windows, 1e9,     'windows must be 1 to 999999999, was ''1e9'''",
    "windows, '',      'windows must be 1 to 999999999'",
    "strands, reverse, 'strands must be both or forward, was ''reverse'''"
  })
  void metadataThatDoesNotFitTheScoresIsRefused(String key, String value, String fault)
      throws IOException {
    changeHeader(withBackground(), key, value);
    assertRefused(fault);
  }

  private void changeHeader(Path file, String key, String value) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[(int) bytes.getLong()];
    bytes.get(json);
    ObjectNode header = (ObjectNode) JSON.readTree(json);
    ((ObjectNode) header.get("__metadata__")).put(key, value);
    byte[] changed = JSON.writeValueAsBytes(header);
    ByteBuffer out =
        ByteBuffer.allocate(Long.BYTES + changed.length + bytes.remaining())
            .order(ByteOrder.LITTLE_ENDIAN);
    replace(out.putLong(changed.length).put(changed).put(bytes).array());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 40, -1, -4})
  void aFileThatEndsEarlyIsRefused(int length) throws IOException {
    byte[] whole = Files.readAllBytes(withBackground());
    replace(Arrays.copyOf(whole, length > 0 ? length : whole.length + length - 1));
    assertRefused("background.safetensors");
  }

  @Test
  void noMoreIsUnpackedThanABackgroundCanHave() throws IOException {
    withBackground();
    Path zip = folder.resolve("large.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("manifest.json", "targets.tsv", "weights.safetensors")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(plain.resolve(name)));
      }
      out.putNextEntry(new ZipEntry("background.safetensors"));
      out.write(new byte[2 << 20]);
    }
    assertThatThrownBy(() -> ModelBundle.open(zip))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("background.safetensors is larger than");
  }
}
