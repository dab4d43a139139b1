package io.danq.beam.option;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/**
 * Which libraries' options Beam knows by name. When Beam starts, it validates the options of all
 * libraries against each other, which takes a second on a laptop. In a process that runs one
 * command Beam knows none of them until an argument may be among them. Options that a library asks
 * for are validated then.
 *
 * <p>Thread-safe. What Beam knows is the same for the whole JVM.
 */
public final class KnownOptions {
  private static final String SERVICES =
      "META-INF/services/" + PipelineOptionsRegistrar.class.getName();

  private static boolean oneCommand;
  private static boolean narrowed;
  private static boolean widened;

  private KnownOptions() {}

  /** Says that this process runs one command. Called before Beam is used. */
  public static synchronized void ofOneCommand() {
    oneCommand = true;
  }

  /** Default options. */
  public static PipelineOptions defaults() {
    narrow();
    return PipelineOptionsFactory.create();
  }

  /**
   * Has Beam know the options that arguments may give.
   *
   * @param type the pipeline's own
   */
  static void of(Collection<String> arguments, Class<? extends PipelineOptions> type) {
    if (arguments.stream().allMatch(argument -> isOf(type, argument))) {
      narrow();
    } else {
      widen();
    }
  }

  private static synchronized void narrow() {
    if (!oneCommand || narrowed || widened) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader all = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutLibraries(all));
    try {
      PipelineOptionsFactory.resetCache();
    } finally {
      thread.setContextClassLoader(all);
    }
    PipelineOptionsFactory.register(ApplicationNameOptions.class);
    narrowed = true;
  }

  private static synchronized void widen() {
    if (narrowed && !widened) {
      PipelineOptionsFactory.resetCache();
    }
    widened = true;
  }

  /** As if nothing had happened in this JVM. */
  static synchronized void reset() {
    PipelineOptionsFactory.resetCache();
    oneCommand = false;
    narrowed = false;
    widened = false;
  }

  private static boolean isOf(Class<? extends PipelineOptions> type, String argument) {
    String name = argument.replaceFirst("^--", "").replaceFirst("(?s)=.*", "");
    return name.equals("appName") || PipelineOption.exists(type, name);
  }

  /** Beam finds the options of libraries as services. */
  private static final class WithoutLibraries extends ClassLoader {
    WithoutLibraries(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICES) ? Collections.emptyEnumeration() : super.getResources(name);
    }
  }
}
