package io.danq.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The launcher in a home of its own, with a Maven and a JVM that only record how they are called.
 */
final class Launcher {
  static final Path ROOT = Path.of("../..");
  static final String CLI = "pipelines/cli";
  static final String TRAINING = "model/training";
  static final String DL4J = "model/dl4j";

  private static final Path SCRIPTS = Path.of("src/launcher");

  final Path home;
  final Path calls;
  private final Path jdk;
  private final Path tools;
  private final Map<String, String> environment = new HashMap<>();
  private int started;

  private Launcher(Path folder, String name) throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve(name));
    calls = Files.createDirectories(folder.toRealPath().resolve("calls"));
    jdk = folder.toRealPath().resolve("jdk 17");
    tools = folder.toRealPath().resolve("tools");
    script("java", jdk.resolve("bin/java"));
    script("nice", tools.resolve("nice"));
    set("FAKE_CALLS", calls.toString());
    set("JAVA_HOME", jdk.toString());
    set("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    set("PATH", tools + ":" + System.getenv("PATH"));
  }

  /** A checkout with sources in two modules, never built. */
  static Launcher checkout(Path folder) throws IOException {
    Launcher launcher = new Launcher(folder, "check out");
    launcher.copy("danq");
    Files.createDirectories(launcher.home.resolve(SCRIPTS));
    try (Stream<Path> scripts = Files.list(ROOT.resolve(SCRIPTS))) {
      for (Path script : scripts.toList()) {
        launcher.copy(SCRIPTS.resolve(script.getFileName()).toString());
      }
    }
    script("mvnw", launcher.home.resolve("mvnw"));
    launcher.write("pom.xml");
    launcher.write("model/sequence/src/main/java/Core.java");
    launcher.write("model/sequence/src/test/java/CoreTest.java");
    launcher.write(CLI + "/pom.xml");
    launcher.write(CLI + "/src/main/java/Main.java");
    return launcher;
  }

  /** A checkout that a build with these modules has left. */
  static Launcher builtCheckout(Path folder, String... modules) throws Exception {
    Launcher launcher = checkout(folder);
    String list = String.join(",", modules);
    Process build = launcher.process(launcher.home, "./mvnw", "-pl", list).start();
    if (build.waitFor() != 0) {
      throw new IOException("The fake build failed");
    }
    Files.delete(launcher.calls.resolve("builds"));
    return launcher;
  }

  /** The files that the distribution's descriptor names, beside two jars. */
  static Launcher distribution(Path folder) throws Exception {
    Launcher launcher = new Launcher(folder, "danq 0.1");
    DistributionFiles.copyTo(launcher.home);
    launcher.write("lib/beam.jar");
    launcher.write("lib/danq-cli-0.1.0.jar");
    return launcher;
  }

  private void copy(String file) throws IOException {
    Files.copy(ROOT.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Writes a file anew, as an editor does, with the date of now. */
  void write(String file) throws IOException {
    Files.createDirectories(home.resolve(file).getParent());
    Files.writeString(home.resolve(file), "");
  }

  private static void script(String name, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (InputStream script = Launcher.class.getResourceAsStream("/launcher/" + name)) {
      Files.copy(script, to);
    }
    if (!to.toFile().setExecutable(true)) {
      throw new IOException(to + " cannot be made executable");
    }
  }

  Launcher set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Launcher unset(String variable) {
    environment.remove(variable);
    return this;
  }

  /** Puts the JVM on the PATH instead of in JAVA_HOME. */
  Launcher javaOnPath() {
    unset("JAVA_HOME");
    return set("PATH", jdk.resolve("bin") + ":" + tools + ":" + System.getenv("PATH"));
  }

  LauncherCall start(String... arguments) throws IOException {
    return startAs(home.resolve("danq"), arguments);
  }

  LauncherCall startAs(Path danq, String... arguments) throws IOException {
    started++;
    String[] command =
        Stream.concat(Stream.of(danq.toString()), Stream.of(arguments)).toArray(String[]::new);
    return LauncherCall.start(
        process(home.getParent(), command), calls.resolve("errors-" + started));
  }

  LauncherCall run(String... arguments) throws Exception {
    return start(arguments).await();
  }

  private ProcessBuilder process(Path folder, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.matches("(JAVA|JDK|DANQ)_.*"));
    variables.putAll(environment);
    return builder;
  }

  /** The arguments of every build, one string per build. */
  List<String> builds() throws IOException {
    return linesOf("builds");
  }

  /** The arguments of the latest run of DanQ's main class. */
  List<String> javaArguments() throws IOException {
    return linesOf("run");
  }

  String classPath() throws IOException {
    List<String> arguments = javaArguments();
    return arguments.get(arguments.indexOf("-cp") + 1);
  }

  /** The lines of a recorded call; none if there was no call. */
  List<String> linesOf(String call) throws IOException {
    Path file = calls.resolve(call);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  String jar(String module) {
    String name = module.substring(module.lastIndexOf('/') + 1);
    return home.resolve(module + "/target/danq-" + name + "-0.1.0-SNAPSHOT.jar").toString();
  }
}
