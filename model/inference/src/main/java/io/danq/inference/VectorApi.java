package io.danq.inference;

import java.lang.reflect.Method;

/**
 * The JVM's Vector API, an incubating module that a JVM loads only on request.
 *
 * <p>{@code --add-modules=jdk.incubator.vector} requests it and makes the JVM print a warning at
 * every start. {@code --add-exports=java.base/jdk.internal.module=ALL-UNNAMED} lets this class load
 * the module without that warning, as the JVM itself loads modules for agents. Thread-safe.
 */
final class VectorApi {
  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean AVAILABLE =
      ModuleLayer.boot().findModule(MODULE).isPresent() || load();

  private VectorApi() {}

  static boolean isAvailable() {
    return AVAILABLE;
  }

  /**
   * Makes an object of a class that needs the module. It is loaded by name, so that the rest
   * compiles and runs without.
   *
   * @throws IllegalStateException if this JVM does not have the module
   */
  static <T> T create(String name, Class<T> type) {
    if (!AVAILABLE) {
      throw new IllegalStateException(
          "this JVM has no Vector API; start it with --add-modules=" + MODULE);
    }
    try {
      return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is part of this jar", e);
    }
  }

  private static boolean load() {
    try {
      Method loadModule =
          Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class);
      loadModule.invoke(null, MODULE);
      return true;
    } catch (ReflectiveOperationException e) {
      return false; // not exported, or this JVM was made without the module
    }
  }
}
