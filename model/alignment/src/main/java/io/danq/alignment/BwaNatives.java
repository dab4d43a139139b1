package io.danq.alignment;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;

/** BWA's native library. Thread-safe. */
public final class BwaNatives {
  /**
   * The setting from which BWA's Java part takes its library; it unpacks one itself if this is not
   * set.
   */
  private static final String LIBRARY = "LIBBWA_PATH";

  private static boolean loaded;

  private BwaNatives() {}

  /**
   * Loads the library if it is not loaded yet. Leaves no file behind if the system can delete a
   * library that is in use.
   *
   * @throws IOException if there is no library for this machine, or it does not load; the message
   *     is one line
   */
  public static synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    if (System.getProperty(LIBRARY) != null) {
      loadNamed();
    } else {
      loadUnpacked();
    }
    loaded = true;
  }

  /** The setting that names a library of the user's own, {@code NAME=FILE}. */
  static Optional<String> named() {
    return Optional.ofNullable(System.getProperty(LIBRARY)).map(file -> LIBRARY + "=" + file);
  }

  private static void loadUnpacked() throws IOException {
    Path file = Files.createTempFile("danq-bwa-", ".lib");
    file.toFile().deleteOnExit();
    try (InputStream in = BwaMemIndex.class.getResourceAsStream(resource())) {
      if (in == null) {
        throw new FileNotFoundException("the program lacks " + resource());
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      System.setProperty(LIBRARY, file.toString());
      loadNamed();
    } finally {
      System.clearProperty(LIBRARY);
      boolean unused = file.toFile().delete();
    }
  }

  private static void loadNamed() throws IOException {
    try {
      BwaMemIndex.getBWAVersion();
    } catch (LinkageError | IllegalStateException e) {
      throw new IOException(
          "BWA's native library does not load here (" + e.getMessage() + "); it needs glibc", e);
    }
  }

  /** The library for this machine in BWA's jar. */
  private static String resource() throws IOException {
    String system = System.getProperty("os.name", "");
    String processor = System.getProperty("os.arch", "");
    boolean x86 = processor.equals("amd64") || processor.equals("x86_64");
    String name = system.toLowerCase(Locale.ROOT);
    if (x86 && name.startsWith("linux")) {
      return "/libbwa.Linux.so";
    }
    if (x86 && name.startsWith("mac")) {
      return "/libbwa.Darwin.dylib";
    }
    throw new IOException(
        String.format(
            "reads cannot be aligned on %s with %s: BWA's native library exists only for Linux and"
                + " macOS on x86-64",
            system, processor));
  }
}
