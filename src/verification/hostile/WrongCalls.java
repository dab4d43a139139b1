package hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Calls that are wrong: each must end with a message on what is wrong. */
final class WrongCalls {
  private WrongCalls() {}

  static List<Expected> all(Path model, Path folder) throws IOException {
    Path reads = Files.writeString(folder.resolve("reads.fa"), ">a\n" + "ACGT".repeat(250) + "\n");
    List<Expected> calls = new ArrayList<>();
    String m = model.toString();
    String i = reads.toString();
    String o = folder.resolve("wrong").toString();
    for (String option :
        new String[] {
          "--stride=0", "--stride=-1", "--stride=1001", "--stride=many", "--minRealBases=2", "--minRealBases=NaN",
          "--minRealBases=-0.1", "--maxRecordBytes=0", "--maxRecordBytes=-5", "--maxRecordBytes=99999999999",
          "--format=png", "--strands=left", "--precision=int4", "--threshold=NaN", "--threshold=2",
          "--maxEvalue=0.1", "--nonsense", "--parallelism=0", "--parallelism=x"
        }) {
      calls.add(Expected.refused("predict " + option, "predict", "-i", i, "-m", m, "-o", o, option));
    }
    calls.add(Expected.refused("predict -i ''", "predict", "-i", "", "-m", m, "-o", o));
    calls.add(Expected.refused("predict -i ','", "predict", "-i", ",", "-m", m, "-o", o));
    calls.add(Expected.refused("predict -i nowhere", "predict", "-i", "nowhere.fa", "-m", m, "-o", o));
    calls.add(Expected.refused("predict -i folder", "predict", "-i", folder.toString(), "-m", m, "-o", o));
    calls.add(Expected.refused("predict -i escape", "predict", "-i", "\033[2J", "-m", m, "-o", o));
    calls.add(Expected.refused("predict -m nowhere", "predict", "-i", i, "-m", "nowhere", "-o", o));
    calls.add(Expected.refused("predict -m file", "predict", "-i", i, "-m", i, "-o", o));
    calls.add(Expected.refused("predict -o file", "predict", "-i", i, "-m", m, "-o", i));
    calls.add(Expected.refused("predict -o ''", "predict", "-i", i, "-m", m, "-o", ""));
    variants(m, i, o, folder, calls);
    calls.add(Expected.refused("predict", "predict"));
    calls.add(Expected.refused("stream", "stream", "-m", m, "-o", o));
    calls.add(Expected.refused("inspect nowhere", "inspect", "nowhere"));
    calls.add(Expected.refused("inspect reads", "inspect", i));
    calls.add(Expected.refused("inspect --rows=-1", "inspect", m, "--rows=-1"));
    calls.add(Expected.refused("evaluate data", "evaluate", "-m", m, "-d", i, "-o", o));
    calls.add(Expected.refused("import reads", "import", i, "-o", o));
    calls.add(Expected.refused("models list", "models", "list"));
    calls.add(Expected.refused("models promote", "models", "promote", "-r", o, "a@../b"));
    calls.add(Expected.refused("unknown command", "frobnicate"));
    return calls;
  }

  private static void variants(String m, String reads, String o, Path folder, List<Expected> calls)
      throws IOException {
    String text = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\nc\t5\t.\tA\tC\t.\t.\t.\n";
    String v = Files.writeString(folder.resolve("calls.vcf"), text).toString();
    String cache = "--referenceCache=" + folder.resolve("references");
    for (String option :
        new String[] {
          "--minAbsDiff=2", "--minAbsDiff=NaN", "--maxEvalue=0.1", "--maxEvalue=-1", "--regions=c:9-3", "--maxHits=-1",
          "--output=vcf:x.vcf", "--stride=200", "--strands=left"
        }) {
      calls.add(
          Expected.refused(
              "variants " + option, "variants", v, "--reference", reads, cache, "-m", m, "-o", o, option));
    }
    calls.add(Expected.refused("variants", "variants"));
    calls.add(Expected.refused("variants without reference", "variants", v, "-m", m, "-o", o));
    calls.add(Expected.refused("variants of nowhere", "variants", v, "--reference", "nowhere.fa", cache, "-m", m, "-o", o));
    calls.add(Expected.refused("variants of a VCF", "variants", v, "--reference", v, cache, "-m", m, "-o", o));
    for (String source : new String[] {"random:0", "random:many", "random:99999999999", v, reads, "nowhere.vcf"}) {
      calls.add(
          Expected.refused(
              "background " + source.substring(source.lastIndexOf('/') + 1),
              "background", "-m", m, "--variants", source, "--reference", reads, cache, "-o", o));
    }
  }
}
