package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles, tables and registries that are damaged or lie: each call must refuse its own. */
final class BundleCalls {
  private final Path folder;
  private final List<Expected> calls = new ArrayList<>();

  BundleCalls(Path folder) {
    this.folder = folder;
  }

  List<Expected> all() throws IOException {
    manifests();
    weights();
    targets();
    archives();
    registries();
    others();
    return calls;
  }

  private Path next(String name) {
    return folder.resolve(String.format("b%03d-%s", calls.size() + 1, name));
  }

  private void refused(String name, String... arguments) {
    calls.add(Expected.refused(name, arguments));
  }

  private void bundle(String name, Consumer<Bundle> change) throws IOException {
    Bundle bundle = new Bundle(1);
    change.accept(bundle);
    refused("bundle-" + name, "inspect", bundle.write(next(name)).toString());
  }

  private void manifest(String text, String replacement) throws IOException {
    bundle(
        "manifest-" + replacement.replaceAll("[^\\w.-]+", "_"),
        b -> b.manifest = b.manifest.replace(text, replacement));
  }

  private void manifests() throws IOException {
    for (String window : new String[] {"1000.7", "-1", "0", "\"1000\"", "null", "1e9", "99999999999", "NaN", "[1]", "1001, \"window\": 1000"}) {
      manifest("\"window\": 1000", "\"window\": " + window);
    }
    manifest("\"units\": 4", "\"units\": 2000000000");
    manifest("\"targets\": 3", "\"targets\": 4");
    manifest("danq-bundle/1", "danq-bundle/3");
    manifest("\"tiny\"", "\"\"");
    manifest("\"tiny\"", "\"a\\u001b[2Jb\"");
    manifest("\"version\": \"1\"", "\"version\": \"1\\n2\"");
    manifest("AGCT", "TTTT");
    manifest("0.7", "\"high\"");
    manifest("WEIGHTS", "00");
    manifest("}\n}", "}\n} trailing");
    manifest("{\n  \"format\"", "[\n  \"format\"");
    for (String text : new String[] {"", "null", "{}", "[]", "{", "\u0000", "{\"a\":".repeat(50_000)}) {
      bundle("manifest-text-" + text.length(), b -> b.manifest = text);
    }
  }

  private void weights() throws IOException {
    for (int value : new int[] {0x7fc00000, 0x7f800000, 0xff800000}) {
      bundle("weights-" + Integer.toHexString(value), b -> b.data = Bytes.set(b.data, 100, 4, value));
    }
    header("shape", "[4,4,26]", "[4,26,4]");
    header("dtype", "F32", "F64");
    header("missing", "lstm.bias", "lstm.sail");
    header("twice", "lstm.bias", "conv.bias");
    header("overlap", "[1664,1680]", "[0,16]");
    header("negative", "[1664,1680]", "[-16,0]");
    header("fraction", "[1664,1680]", "[1664.5,1680.5]");
    header("overflow", "[1664,1680]", "[9223372036854775807,-9223372036854775793]");
    header("text", "[1664,1680]", "\"all\"");
    header("list", "{\"conv.weight\"", "[{\"conv.weight\"");
    bundle("weights-trailing", b -> b.data = Bytes.join(b.data, new byte[4]));
    bundle("weights-short", b -> b.data = Bytes.cut(b.data, b.data.length - 4));
    for (int length : new int[] {0, -1, Integer.MAX_VALUE}) {
      Bundle bundle = new Bundle(1);
      refused("bundle-header-length-" + length, "inspect",
          bundle.write(next("length"), Bytes.set(bundle.weights(), 0, 4, length)).toString());
    }
    Bundle empty = new Bundle(1);
    refused("bundle-weights-empty", "inspect", empty.write(next("empty"), new byte[0]).toString());
  }

  private void header(String name, String text, String replacement) throws IOException {
    bundle("weights-" + name, b -> b.header = b.header.replace(text, replacement));
  }

  private void targets() throws IOException {
    target("negative", "\n0\tK562", "\n-1\tK562");
    target("twice", "\n1\tK562", "\n0\tK562");
    target("text", "\n0\tK562", "\nzero\tK562");
    target("huge", "\n0\tK562", "\n99999999999\tK562");
    target("few-columns", "\tMYC\tNone", "");
    target("no-column", "cell_type", "cell");
    target("escape", "MYC", "M\033[2J");
    target("too-many", "\n2\tH1", "\n3\tH1\tCTCF\tNone\n2\tH1");
    bundle("targets-empty", b -> b.targets = "");
    Bundle mark = new Bundle(1);
    mark.targets = "\u00ef\u00bb\u00bf" + mark.targets;
    calls.add(Expected.done("bundle-targets-mark", "inspect", mark.write(next("mark")).toString()));
  }

  private void target(String name, String text, String replacement) throws IOException {
    bundle("targets-" + name, b -> b.targets = b.targets.replace(text, replacement));
  }

  private void archives() throws IOException {
    Path whole = new Bundle(1).write(next("to-pack"));
    for (String place : new String[] {"../", "/tmp/", "a/../../"}) {
      zip("slip" + place.length(), whole, place, 1);
    }
    zip("no-weights", whole, "", 0);
    Path text = Files.writeString(next("text.zip"), "no zip");
    refused("zip-text", "inspect", text.toString());
    Path cut = next("cut.zip");
    Files.write(cut, Bytes.cut(Files.readAllBytes(folder.resolve(zip("packed", whole, "../", 1))), 300));
    refused("zip-cut", "inspect", cut.toString());
  }

  private String zip(String name, Path bundle, String place, int weights) throws IOException {
    Path archive = next(name + ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String file : List.of("manifest.json", "targets.tsv", "weights.safetensors")) {
        if (weights == 1 || !file.startsWith("weights")) {
          zip.putNextEntry(new ZipEntry(place + file));
          zip.write(Files.readAllBytes(bundle.resolve(file)));
        }
      }
    }
    refused("zip-" + name, "inspect", archive.toString());
    return archive.getFileName().toString();
  }

  private void registries() throws IOException {
    for (String pointer : new String[] {"", "{}", "{\"version\":\"../../x\",\"promotedAt\":\"2026-11-23T08:00:00Z\"}", "\0"}) {
      Path registry = next("registry");
      Files.createDirectories(registry.resolve("tiny"));
      Files.writeString(registry.resolve("tiny/current"), pointer);
      refused("registry-pointer-" + pointer.length(), "inspect", "registry:" + registry + "/tiny");
    }
    refused("registry-nowhere", "models", "list", "-r", folder.resolve("nowhere").toString());
    Path own = new Bundle(1).write(next("own"));
    for (String weights : new String[] {"", "0".repeat(64), Bundle.sha256(new Bundle(2).weights())}) {
      Path table =
          Files.writeString(
              next("table.tsv"), "model\tversion\tweights_sha256\troc_auc_averaged\ntiny\t1\t" + weights + "\t0.99\n");
      refused("evaluation-of-" + weights.length(), "models", "publish", "-r", next("models").toString(), "-m",
          own.toString(), "--evaluation", table.toString());
    }
    for (String figure : new String[] {"1.5", "NaN", "many", ""}) {
      Path table =
          Files.writeString(
              next("table.tsv"),
              "weights_sha256\troc_auc_averaged\n" + Bundle.sha256(new Bundle(1).weights()) + "\t" + figure + "\n");
      refused("evaluation-figure-" + figure, "models", "publish", "-r", next("models").toString(), "-m",
          own.toString(), "--evaluation", table.toString());
    }
  }

  private void others() throws IOException {
    for (String content : new String[] {"", "PAR1", "PAR1PAR1", "PAR1" + "\u00ff".repeat(50) + "PAR1", "text"}) {
      Path file = next("file.parquet");
      Files.write(file, Bytes.of(content));
      refused("parquet-" + content.length(), "inspect", file.toString());
    }
  }
}
