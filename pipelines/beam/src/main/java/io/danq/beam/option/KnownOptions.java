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
 * libraries against each other, which takes a second on a laptop. A call that gives none of them
 * does without. Options that a library asks for later are validated then.
 *
 * <p>Thread-safe. What Beam knows is the same for the whole JVM.
 */
public final class KnownOptions {
  private static final String SERVICES =
      "META-INF/services/" + PipelineOptionsRegistrar.class.getName();

  /** What Beam has begun with and knows now. */
  private static boolean ofLibraries;

  private static boolean begun;

  private KnownOptions() {}

  /** Default options. */
  public static PipelineOptions defaults() {
    ofNoLibrary();
    return PipelineOptionsFactory.create();
  }

  /**
   * Has Beam know the options that arguments may give.
   *
   * @param type the pipeline's own
   */
  static void of(Collection<String> arguments, Class<? extends PipelineOptions> type) {
    boolean own = arguments.stream().allMatch(argument -> isOf(type, argument));
    if (own) {
      ofNoLibrary();
    } else {
      ofLibraries();
    }
  }

  private static boolean isOf(Class<? extends PipelineOptions> type, String argument) {
    String name = argument.replaceFirst("^--", "").replaceFirst("=.*", "");
    return name.equals("appName") || PipelineOption.exists(type, name);
  }

  /** Leaves what is known already, for it does no harm. */
  private static synchronized void ofNoLibrary() {
    if (!begun) {
      begun = true;
      Thread thread = Thread.currentThread();
      ClassLoader all = thread.getContextClassLoader();
      thread.setContextClassLoader(new WithoutLibraries(all));
      try {
        PipelineOptionsFactory.resetCache();
        PipelineOptionsFactory.register(ApplicationNameOptions.class);
      } finally {
        thread.setContextClassLoader(all);
      }
    }
  }

  private static synchronized void ofLibraries() {
    if (begun && !ofLibraries) {
      PipelineOptionsFactory.resetCache();
    }
    begun = true;
    ofLibraries = true;
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
