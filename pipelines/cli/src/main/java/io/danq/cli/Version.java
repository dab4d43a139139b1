package io.danq.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build put into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"danq " + Optional.ofNullable(version).orElse("(development build)")};
  }
}
