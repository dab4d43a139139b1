package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.ModelBundle;
import io.danq.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsCommandTest {
  @TempDir private Path folder;
  private Path bundle;
  private String registry;

  @BeforeEach
  void writeBundle() throws IOException {
    bundle = TinyModel.write(folder.resolve("bundle"));
    registry = folder.resolve("models").toString();
  }

  private DanqCall models(String command, String... more) {
    List<String> args = new ArrayList<>(List.of("models", command, "--registry=" + registry));
    args.addAll(Arrays.asList(more));
    return DanqCall.of(args.toArray(String[]::new));
  }

  private DanqCall publish(String version, double auroc, String... more) throws IOException {
    Path evaluation =
        Files.writeString(
            folder.resolve("evaluation.tsv"),
            "weights_sha256\troc_auc_averaged\n" + weights(bundle) + "\t" + auroc + "\n");
    List<String> args =
        new ArrayList<>(List.of("-m", bundle.toString(), "--modelVersion=" + version, "lab"));
    args.add("--evaluation=" + evaluation);
    args.addAll(Arrays.asList(more));
    return models("publish", args.toArray(String[]::new));
  }

  private static String weights(Path bundle) throws IOException {
    return ModelBundle.readManifest(bundle).sha256().get(ModelBundle.WEIGHTS_FILE);
  }

  @Test
  void theEvaluationOfAnotherModelIsRefused() throws IOException {
    Path other = TinyModel.write(folder.resolve("other"), 2);
    Path table =
        Files.writeString(
            folder.resolve("other.tsv"),
            "model\tversion\tweights_sha256\troc_auc_averaged\ntiny\t1\t"
                + weights(other)
                + "\t0.99\n");
    models("publish", "-m", bundle.toString(), "--evaluation=" + table, "--promote")
        .failedWith(1, "other.tsv evaluates another model", weights(other).substring(0, 8));
    models("list").failedWith(1, "there is no model in " + registry);
  }

  @Test
  void theSameVersionWithOtherFiguresIsRefusedAsThat() throws IOException {
    publish("v1", 0.7);
    DanqCall again = publish("v1", 0.8);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errors())
        .last()
        .asString()
        .contains("is this bundle, published with other metrics", "0.7", "0.8");
  }

  private String current() throws IOException {
    return ModelRegistry.at(registry).current("lab").orElseThrow().version();
  }

  @Test
  void aModelIsPublishedPromotedListedAndRolledBack() throws IOException {
    assertThat(publish("v1", 0.7, "--promote").output())
        .containsExactly("published lab, version v1", "current version of lab: v1");
    assertThat(publish("v2", 0.71).exitCode()).isZero();
    assertThat(models("promote", "lab@v2").output())
        .containsExactly("current version of lab: v2 (before: v1)");
    List<String> list = models("list").output();
    assertThat(list).hasSize(3);
    assertThat(list.get(1)).matches("lab +v1 +\\S+Z +0\\.7000 +3");
    assertThat(list.get(2)).matches("lab +v2 +\\S+Z +0\\.7100 +3 +current since \\S+Z");
    assertThat(models("list", "lab").output()).isEqualTo(list);
    assertThat(models("rollback", "lab").output()).containsExactly("current version of lab: v1");
    assertThat(current()).isEqualTo("v1");
  }

  @Test
  void aModelThatIsWorseIsNotPromotedUnlessForced() throws IOException {
    publish("v1", 0.7, "--promote");
    publish("v2", 0.6);
    models("promote", "lab@v2")
        .failedWith(1, "danq models promote", "not promoted", "0.6000", "0.7000", "0.0050");
    models("promote", "lab@v2", "--tolerance=0.2", "--minMeanAuroc=0.65")
        .failedWith(1, "0.6000", "minMeanAuroc is 0.6500");
    assertThat(current()).isEqualTo("v1");
    assertThat(models("promote", "lab@v2", "--force").exitCode()).isZero();
    assertThat(current()).isEqualTo("v2");
  }

  @Test
  void theBundlesOwnNameAndVersionAreTakenWhereNoneIsGiven() {
    assertThat(models("publish", "-m", bundle.toString()).output())
        .containsExactly("published tiny, version 1");
    models("publish", "-m", folder.resolve("missing").toString()).failedWith(1, "missing");
  }

  @Test
  void aVersionThatIsNotServedCanBeRemoved() throws IOException {
    publish("v1", 0.7, "--promote");
    publish("v2", 0.71);
    models("remove", "lab@v1").failedWith(1, "version v1 of lab is the current one");
    assertThat(models("remove", "lab@v2").output()).containsExactly("removed lab, version v2");
    assertThat(models("list").output()).hasSize(2);
    models("remove", "lab").failedWith(2, "'lab' is not NAME@VERSION");
  }

  @Test
  void whatIsNotThereIsNamed() {
    models("list", "lab").failedWith(1, "no versions of lab");
    models("promote", "lab@v9").failedWith(1, "no version v9 of lab");
    models("rollback", "lab").failedWith(1, "lab", "no current version");
    models("list").failedWith(1, "there is no model in " + registry);
  }

  @Test
  void wrongCallsAreNamed() {
    models("promote", "lab").failedWith(2, "'lab' is not NAME@VERSION");
    models("promote", "lab@../x").failedWith(2, "version must be", "'../x'");
    models("promote", "lab@v1", "--tolerance=2").failedWith(2, "tolerance must be 0 to 1, was 2.0");
    DanqCall.of("models", "list").failedWith(2, "danq models list", "--registry");
    DanqCall.of("models").failedWith(2, "danq models", "subcommand");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "publish", "promote", "rollback", "remove"})
  void helpIsThereForEveryCommand(String command) {
    assertThat(DanqCall.of("models", command, "--help").exitCode()).isZero();
  }
}
