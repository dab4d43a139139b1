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
}
