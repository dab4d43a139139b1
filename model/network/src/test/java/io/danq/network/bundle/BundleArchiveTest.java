package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.RandomWeights;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/** Bundles as zip files, ours and other people's. */
final class BundleArchiveTest {
  private static final DanQConfig NETWORK = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 1);
  private static final DanQWeights WEIGHTS = RandomWeights.create(NETWORK, 1);
  private static final List<Target> TARGETS = List.of(new Target(125, "Dnd41", "CTCF", "None"));

  @TempDir private Path folder;
  private Path zip;

  @BeforeEach
  void name() {
    zip = folder.resolve("model.zip");
  }

  private static ModelBundle write(Path bundle) throws IOException {
    return ModelBundle.write(bundle, "danq", "", BaseOrder.AGCT, TARGETS, WEIGHTS, Map.of());
  }

  /** The files of a bundle by name, to be changed and zipped. */
  private Map<String, byte[]> files() throws IOException {
    Path bundle = folder.resolve("bundle");
    write(bundle);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : ModelBundle.FILES) {
      files.put(name, Files.readAllBytes(bundle.resolve(name)));
    }
    return files;
  }

  private void zip(Map<String, byte[]> files, String prefix) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(prefix + file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> ModelBundle.open(zip))
        .isInstanceOf(BundleException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining(zip.toString());
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ModelBundle written = write(zip);
    ModelBundle read = ModelBundle.open(zip);
    assertThat(read.manifest()).isEqualTo(written.manifest());
    assertThat(read.targets()).isEqualTo(TARGETS);
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(read.weights().get(tensor)).isEqualTo(WEIGHTS.get(tensor));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(zip);
    }
  }

  @Test
  void theSameBundleMakesTheSameBytes() throws IOException {
    write(zip);
    Path again = folder.resolve("again.zip");
    write(again);
    assertThat(again).hasSameBinaryContentAs(zip);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "danq/"})
  void mayHaveBeenZippedWithItsFolderAndBesideOtherFiles(String prefix) throws IOException {
    Map<String, byte[]> files = files();
    files.put("README.txt", new byte[3]);
    zip(files, prefix);
    assertThat(ModelBundle.open(zip).manifest().id()).isEqualTo("danq");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../manifest.json", "/tmp/manifest.json", "a/../../x", "..", "C:\\manifest.json"})
  void aNameThatLeavesTheArchiveIsRefused(String name) throws IOException {
    Map<String, byte[]> files = files();
    files.put(name, new byte[3]);
    zip(files, "");
    assertRefused("outside of itself", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "targets.tsv", "weights.safetensors"})
  void aFileThatIsMissingIsNamed(String name) throws IOException {
    Map<String, byte[]> files = files();
    files.remove(name);
    zip(files, "");
    assertRefused("no " + name);
  }

  @Test
  void twoBundlesInOneArchiveAreRefused() throws IOException {
    Map<String, byte[]> files = files();
    files.put("other/manifest.json", files.get("manifest.json"));
    zip(files, "");
    assertRefused("more than one manifest.json");
  }

  /** Zeros take hardly any room in an archive. */
  @ParameterizedTest
  @CsvSource({"manifest.json, 1048577", "targets.tsv, 67108865", "weights.safetensors, 1100000"})
  void noMoreIsUnpackedThanSuchAFileCanHave(String name, int size) throws IOException {
    Map<String, byte[]> files = files();
    files.put(name, new byte[size]);
    zip(files, "");
    assertThat(Files.size(zip)).isLessThan(100_000);
    assertRefused(name + " is larger than");
  }

  @Test
  void aDamagedFileIsNamedInsideTheArchive() throws IOException {
    Map<String, byte[]> files = files();
    byte[] weights = files.get("weights.safetensors");
    weights[weights.length - 1] ^= 1;
    zip(files, "");
    assertRefused("model.zip!", "weights.safetensors does not match its checksum");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, -30, -1})
  void anArchiveThatEndsEarlyIsRefused(int length) throws IOException {
    write(zip);
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
    assertRefused("neither a bundle's folder nor a bundle's zip file");
  }
}
