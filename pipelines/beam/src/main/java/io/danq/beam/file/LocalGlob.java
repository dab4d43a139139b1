package io.danq.beam.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the local files that a path or a glob names, and reads no other folders: a path without
 * wildcards is checked directly, a glob lists only the folders of the levels that it names, and
 * only {@code **} goes deeper. Beam's own file system walks everything below the last folder
 * without wildcards.
 *
 * <p>The syntax is that of Java's {@link java.nio.file.FileSystem#getPathMatcher globs}, with the
 * backslash as an ordinary character. A path that exists means itself, even if it contains wildcard
 * characters.
 */
final class LocalGlob {
  private final Lister lister;

  /** Lists a folder. */
  @FunctionalInterface
  interface Lister {
    Stream<Path> list(Path folder) throws IOException;
  }

  LocalGlob() {
    this(Files::list);
  }

  LocalGlob(Lister lister) {
    this.lister = lister;
  }

  /**
   * The path itself if it exists, a folder too; otherwise the files that the glob matches, sorted.
   *
   * @throws AccessDeniedException if a folder that is named without a wildcard cannot be listed;
   *     folders that a wildcard found are left out
   * @throws java.util.regex.PatternSyntaxException if it is not a glob
   */
  List<Path> match(String spec) throws IOException {
    Path path = Path.of(spec).toAbsolutePath();
    if (Files.exists(path)) {
      return List.of(path);
    }
    List<String> names = names(path.toString());
    List<Path> folders = List.of(path.getRoot());
    boolean isFixed = true;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (isDeep(name)) {
        return files(below(folders, String.join("/", names.subList(i, names.size())), isFixed));
      }
      if (isWild(name)) {
        folders = matching(folders, name, isFixed);
        isFixed = false;
      } else {
        folders = folders.stream().map(folder -> folder.resolve(name)).toList();
      }
    }
    return files(folders);
  }

  /** The names of a path's levels. A slash inside braces does not separate. */
  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && braces <= 0) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    names.removeIf(String::isEmpty);
    return names;
  }

  private static boolean isWild(String name) {
    return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static boolean isDeep(String name) {
    return name.contains("**") || name.contains("/");
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob.replace("\\", "\\\\"));
  }

  private static List<Path> files(List<Path> paths) {
    return paths.stream().filter(Files::isRegularFile).sorted().toList();
  }

  private List<Path> matching(List<Path> folders, String glob, boolean isFixed) throws IOException {
    PathMatcher matcher = matcher(glob);
    List<Path> matches = new ArrayList<>();
    for (Path folder : folders) {
      for (Path found : list(folder, isFixed)) {
        if (matcher.matches(found.getFileName())) {
          matches.add(found);
        }
      }
    }
    return matches;
  }

  /**
   * Everything below folders that matches a glob. A folder that links lead to twice counts once.
   */
  private List<Path> below(List<Path> folders, String glob, boolean isFixed) throws IOException {
    PathMatcher matcher = matcher(glob);
    List<Path> matches = new ArrayList<>();
    for (Path base : folders) {
      Set<Path> seen = new HashSet<>();
      Deque<Path> open = new ArrayDeque<>(List.of(base));
      while (!open.isEmpty()) {
        Path folder = open.pop();
        for (Path found : list(folder, isFixed && folder.equals(base))) {
          if (matcher.matches(base.relativize(found))) {
            matches.add(found);
          }
          if (Files.isDirectory(found) && isNew(found, seen)) {
            open.push(found);
          }
        }
      }
    }
    return matches;
  }

  private static boolean isNew(Path folder, Set<Path> seen) throws IOException {
    try {
      return seen.add(folder.toRealPath());
    } catch (NoSuchFileException e) {
      return false; // deleted since it was found
    }
  }

  private List<Path> list(Path folder, boolean isFixed) throws IOException {
    try (Stream<Path> found = lister.list(folder)) {
      return found.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (AccessDeniedException e) {
      if (isFixed) {
        throw e;
      }
      return List.of();
    }
  }
}
