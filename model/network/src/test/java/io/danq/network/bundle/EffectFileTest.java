package io.danq.network.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.network.DanQConfig;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The effects of background variants in a bundle, beside its other background. */
final class EffectFileTest {
  private static final DanQConfig NETWORK = new DanQConfig(40, 3, 5, 4, 4, 2, 6, 2);
  private static final String BOTH = "effects-both.safetensors";

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("bundle");
    TestBundles.random(bundle, NETWORK, BaseOrder.AGCT, 1);
  }

  private static EffectBackground effects(
      EffectBackground.Kind kind, boolean bothStrands, float largest) {
    return EffectBackground.of(
        new EffectBackground.Origin(kind, "common;\"µ\".vcf.gz"),
        bothStrands,
        List.of(new float[] {0.1f, largest}, new float[] {0.3f, 0}, new float[] {0.2f, 0.5f}));
  }

  private static EffectBackground observed(boolean bothStrands, float largest) {
    return effects(EffectBackground.Kind.OBSERVED, bothStrands, largest);
  }

  private static void assertHas(ModelBundle read, boolean bothStrands, float largest) {
    EffectBackground effects = read.effects(bothStrands).orElseThrow();
    assertThat(effects.effects()).isEqualTo(observed(bothStrands, largest).effects());
    assertThat(effects.alleles()).isEqualTo(3);
    assertThat(effects.bothStrands()).isEqualTo(bothStrands);
  }

  @Test
  void aBundleWithoutThemOpensAsBefore() throws IOException {
    ModelBundle older = ModelBundle.open(bundle);
    assertThat(older.effects()).isEmpty();
    assertThat(older.effects(true)).isEmpty();
    assertThat(ModelBundle.readEffects(bundle, older.manifest())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle", "new", "new.zip"})
  void bothStrandsAndTheForwardOneAndProbabilitiesHaveTheirPlacesBesideEachOther(String to)
      throws IOException {
    ModelBundle old = ModelBundle.open(bundle);
    Path output = folder.resolve(to);
    BackgroundScores scores = BackgroundScores.of(new float[][] {{0.1f}, {0.2f}}, true);
    BackgroundWriter.add(bundle, output, observed(true, 7), Map.of("a", "1"));
    BackgroundWriter.add(output, output, scores, Map.of("b", "2"));
    BackgroundWriter.add(output, output, observed(false, 8), Map.of());
    BackgroundWriter.add(output, output, observed(true, 9), Map.of());
    ModelBundle read = ModelBundle.open(output);
    assertHas(read, true, 9);
    assertHas(read, false, 8);
    assertThat(read.background().orElseThrow().windows()).isEqualTo(1);
    assertThat(read.manifest().version()).isEqualTo(old.manifest().version());
    assertThat(read.manifest().sha256()).containsAllEntriesOf(old.manifest().sha256());
    assertThat(read.manifest().provenance()).containsEntry("a", "1").containsEntry("b", "2");
  }

  @ParameterizedTest
  @CsvSource({"OBSERVED", "RANDOM"})
  void whereTheVariantsComeFromIsKept(EffectBackground.Kind kind) throws IOException {
    EffectBackground written = effects(kind, true, 1);
    ModelBundle read = BackgroundWriter.add(bundle, bundle, written, Map.of());
    assertThat(read.effects(true).orElseThrow().origin()).isEqualTo(written.origin());
  }

  @Test
  void newWeightsInTheSameFolderDoNotInheritThem() throws IOException {
    BackgroundWriter.add(bundle, bundle, observed(true, 7), Map.of());
    TestBundles.random(bundle, NETWORK, BaseOrder.AGCT, 2);
    assertThat(ModelBundle.open(bundle).effects()).isEmpty();
    assertThat(bundle.resolve(BOTH)).doesNotExist();
  }

  @Test
  void thoseOnAnotherNumberOfTargetsAreRefused() {
    EffectBackground other =
        EffectBackground.of(
            observed(true, 1).origin(), true, List.of(new float[] {1}, new float[] {2}));
    assertThatThrownBy(() -> BackgroundWriter.add(bundle, bundle, other, Map.of()))
        .hasMessage("a background of 1 targets for a network of 2 outputs");
  }

  /** Replaces the file and its checksum, as a forger would. */
  private void replace(byte[] content) throws IOException {
    Files.write(bundle.resolve(BOTH), content);
    String checksum = Checksums.sha256(new ByteArrayInputStream(content));
    ModelManifest manifest = ModelBundle.readManifest(bundle).withFile(BOTH, checksum);
    Files.write(bundle.resolve("manifest.json"), ModelBundle.formatManifest(manifest));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> ModelBundle.open(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(bundle.toString())
        .hasMessageContainingAll(parts);
  }

  private String text() throws IOException {
    BackgroundWriter.add(bundle, bundle, observed(true, 7), Map.of());
    return Files.readString(bundle.resolve(BOTH), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"alleles\":\"3\"', '\"alleles\":\"4\"', 'has shape [2,3], the network needs [2,4]'",
    "'\"alleles\":\"3\"', '\"alleles\":\"x\"', 'alleles must be 1 to 999999999, was ''x'''",
    "'\"observed\"', '\"seenhere\"', 'kind must be observed or random, was ''seenhere'''",
    "'\"both\"', '\"bath\"', 'strands must be both or forward, was ''bath'''",
    "'background.effects', 'background.effexts', 'tensor background.effects is missing'",
  })
  void metadataThatDoesNotFitIsRefused(String part, String forged, String fault)
      throws IOException {
    replace(text().replace(part, forged).getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(BOTH, fault);
  }

  @Test
  void thoseOnOtherStrandsThanTheFilesNameAreRefused() throws IOException {
    BackgroundWriter.add(bundle, bundle, observed(false, 7), Map.of());
    replace(Files.readAllBytes(bundle.resolve("effects-forward.safetensors")));
    assertRefused(BOTH, "other strands than its name says");
  }

  @Test
  void whatIsMissingChangedOrCutIsRefused() throws IOException {
    byte[] whole = text().getBytes(StandardCharsets.ISO_8859_1);
    byte[] changed = whole.clone();
    changed[whole.length - 1] |= (byte) 0x80; // negative
    Files.write(bundle.resolve(BOTH), changed);
    assertRefused("does not match its checksum");
    replace(changed);
    assertRefused("of target 1 must be");
    replace(Arrays.copyOf(whole, whole.length - 4));
    assertRefused(BOTH);
    Files.delete(bundle.resolve(BOTH));
    assertRefused("it has no " + BOTH);
  }
}
