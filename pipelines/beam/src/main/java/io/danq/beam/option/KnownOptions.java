package io.danq.beam.option;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/**
 * Controls which libraries' options Beam registers. By default Beam registers and validates the
 * options of all libraries when it starts, which takes a second on a laptop. A process that runs
 * one command skips that until an argument might be one of these options. A library that asks for
 * its own options still gets them; they are validated at that time.
 *
 * <p>Thread-safe. The state is shared by the entire JVM.
 */
public final class KnownOptions {
  private static final String SERVICES =
      "META-INF/services/" + PipelineOptionsRegistrar.class.getName();

  private enum Known {
    /** The options of all libraries. */
    ALL,
    /** All so far, and none as soon as Beam is used. */
    NONE_LATER,
    NONE
  }

  private static Known known = Known.ALL;

  private KnownOptions() {}

  /** Declares that this process runs one command. Must be called before Beam is used. */
  public static synchronized void ofOneCommand() {
    known = Known.NONE_LATER;
  }

  /** Default options. */
  public static PipelineOptions defaults() {
    narrow();
    return PipelineOptionsFactory.create();
  }

  /**
   * Makes Beam register the options that the arguments may set.
   *
   * @param type the pipeline's own options
   */
  static void of(Collection<String> arguments, Class<? extends PipelineOptions> type) {
    Set<String> own =
        PipelineOption.of(type).stream().map(PipelineOption::name).collect(Collectors.toSet());
    own.add("appName");
    if (arguments.stream().map(KnownOptions::name).allMatch(own::contains)) {
      narrow();
    } else {
      widen();
    }
  }

  private static synchronized void narrow() {
    if (known != Known.NONE_LATER) {
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
    known = Known.NONE;
  }

  private static synchronized void widen() {
    if (known == Known.NONE) {
      PipelineOptionsFactory.resetCache();
    }
    known = Known.ALL;
  }

  /** Restores the initial state, for tests. */
  static synchronized void reset() {
    PipelineOptionsFactory.resetCache();
    known = Known.ALL;
  }

  private static String name(String argument) {
    return argument.replaceFirst("^--", "").replaceFirst("(?s)=.*", "");
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
