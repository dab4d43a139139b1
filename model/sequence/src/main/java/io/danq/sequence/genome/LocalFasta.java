package io.danq.sequence.genome;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A FASTA on this machine, as it was when this object was made.
 *
 * @param path its real path, so that links to it are the same FASTA
 * @param size in bytes
 * @param lastModified in milliseconds since 1970
 */
public record LocalFasta(Path path, long size, long lastModified) implements FastaSource {
  private static final String INDEX = ".fai";

  /**
   * Looks at a file.
   *
   * @throws FileNotFoundException if it does not exist
   */
  public static LocalFasta of(Path file) throws IOException {
    try {
      Path path = file.toRealPath();
      if (Files.isDirectory(path)) {
        throw new IOException(file + " is a folder, not a FASTA");
      }
      return new LocalFasta(path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("no such reference: " + file);
    }
  }

  @Override
  public String location() {
    return path.toString();
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public Optional<InputStream> openIndex() throws IOException {
    try {
      return Optional.of(Files.newInputStream(path.resolveSibling(path.getFileName() + INDEX)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
