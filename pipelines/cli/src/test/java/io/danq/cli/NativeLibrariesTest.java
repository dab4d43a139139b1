package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Java sides of native libraries on the class path of the commands. */
class NativeLibrariesTest {
  /**
   * DL4J brings an older JavaCPP. With it oneDNN would not load, and ONNX Runtime would compute.
   */
  @Test
  void javaCppIsTheOneThatOneDnnWasMadeFor() throws Exception {
    String version = jar("org.bytedeco.javacpp.Pointer").replaceAll("javacpp-|\\.jar", "");
    assertThat(jar("org.bytedeco.dnnl.engine")).matches("dnnl-.*-" + version + "\\.jar");
  }

  private static String jar(String classInIt) throws Exception {
    Class<?> found = Class.forName(classInIt, false, NativeLibrariesTest.class.getClassLoader());
    Path jar = Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.getFileName().toString();
  }
}
