package io.danq.sequence.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another JVM with the same Java installation. By default it gets this JVM's class path, but none
 * of its options. Immutable.
 */
public final class JavaProcess {
  private final String mainClass;
  private final String classPath;
  private final List<String> options;
  private final List<String> arguments;

  private JavaProcess(
      String mainClass, String classPath, List<String> options, List<String> arguments) {
    this.mainClass = mainClass;
    this.classPath = classPath;
    this.options = List.copyOf(options);
    this.arguments = List.copyOf(arguments);
  }

  /**
   * A process that runs a main class.
   *
   * @param arguments of its {@code main}, each as text
   */
  public static JavaProcess of(String mainClass, List<?> arguments) {
    return new JavaProcess(
        mainClass,
        System.getProperty("java.class.path"),
        List.of(),
        arguments.stream().map(String::valueOf).toList());
  }

  /** As {@link #of(String, List)}. */
  public static JavaProcess of(Class<?> mainClass, Object... arguments) {
    return of(mainClass.getName(), List.of(arguments));
  }

  /** The same with further options of the JVM, such as {@code -Xmx256m}. */
  public JavaProcess withOptions(List<String> more) {
    List<String> all = Stream.concat(options.stream(), more.stream()).toList();
    return new JavaProcess(mainClass, classPath, all, arguments);
  }

  /** The same with another class path. */
  public JavaProcess withClassPath(String other) {
    return new JavaProcess(mainClass, other, options, arguments);
  }

  /** Ready to be started, once its output is redirected as the caller likes. */
  public ProcessBuilder builder() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not as an argument: with 200 jars it would fill the screen of whoever lists processes.
    builder.environment().put("CLASSPATH", classPath);
    return builder;
  }
}
