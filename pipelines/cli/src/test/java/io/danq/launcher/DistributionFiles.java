package io.danq.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The single files of the distribution's descriptor. */
final class DistributionFiles {
  private static final Path DESCRIPTOR = Launcher.ROOT.resolve("src/assembly/distribution.xml");
  private static final String ROOT_PROPERTY = "${maven.multiModuleProjectDirectory}";

  private DistributionFiles() {}

  /** Copies them as the assembly plugin does: an executable only where the mode says so. */
  static void copyTo(Path home) throws Exception {
    NodeList files =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(DESCRIPTOR.toFile())
            .getElementsByTagName("file");
    for (int i = 0; i < files.getLength(); i++) {
      copy((Element) files.item(i), home);
    }
  }

  private static void copy(Element file, Path home) throws IOException {
    Path source = Path.of(text(file, "source").replace(ROOT_PROPERTY, Launcher.ROOT.toString()));
    Path folder = Files.createDirectories(home.resolve(text(file, "outputDirectory")));
    Path copy = Files.copy(source, folder.resolve(source.getFileName()));
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if (text(file, "fileMode").equals("0755")) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
    }
    Files.setPosixFilePermissions(copy, permissions);
  }

  private static String text(Element file, String name) {
    NodeList found = file.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
