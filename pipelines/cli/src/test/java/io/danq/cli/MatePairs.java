package io.danq.cli;

import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs of reads as the sequencer wrote them, and as a BAM has them aligned. */
record MatePairs(Path bam, List<MatePairs.Pair> pairs) {
  /** The bases of both reads. */
  record Pair(String name, String first, String second) {
    private static String fastq(String name, String bases) {
      return "@" + name + "\n" + bases + "\n+\n" + "I".repeat(bases.length()) + "\n";
    }

    String firstFastq() {
      return fastq(name + "/1", first);
    }

    String secondFastq() {
      return fastq(name + "/2", second);
    }

    /** A FASTQ message of both reads; sequencers give mates one name, too. */
    String fastqMessage() {
      return fastq(name, first) + fastq(name, second);
    }

    String jsonMessage() {
      return String.format(
          "{\"id\": \"%s\", \"sequence\": \"%s\", \"mateSequence\": \"%s\"}", name, first, second);
    }
  }

  /** The first pairs of an aligned BAM, and a BAM of them in {@code folder}. */
  static MatePairs of(Path all, int count, Path folder) throws IOException {
    Path bam = folder.resolve("pairs.bam");
    Map<String, List<SAMRecord>> byName = new LinkedHashMap<>();
    try (SamReader in = SamReaderFactory.makeDefault().open(all)) {
      for (SAMRecord read : in) {
        byName.computeIfAbsent(read.getReadName(), unused -> new ArrayList<>()).add(read);
      }
      List<List<SAMRecord>> chosen = byName.values().stream().limit(count).toList();
      try (SAMFileWriter out =
          new SAMFileWriterFactory().makeBAMWriter(in.getFileHeader(), false, bam)) {
        chosen.forEach(pair -> pair.forEach(out::addAlignment));
      }
      return new MatePairs(bam, chosen.stream().map(MatePairs::pair).toList());
    }
  }

  private static Pair pair(List<SAMRecord> mates) {
    SAMRecord one = mates.get(0);
    SAMRecord other = mates.get(1);
    boolean inOrder = one.getFirstOfPairFlag();
    return new Pair(
        one.getReadName(), sequenced(inOrder ? one : other), sequenced(inOrder ? other : one));
  }

  private static String sequenced(SAMRecord aligned) {
    SAMRecord read = aligned.deepCopy();
    if (read.getReadNegativeStrandFlag()) {
      read.reverseComplement(true);
    }
    return read.getReadString();
  }

  /** Writes first reads and second reads into a file each. */
  List<Path> twoFiles(Path folder) throws IOException {
    return List.of(
        write(folder.resolve("r1.fastq"), Pair::firstFastq),
        write(folder.resolve("r2.fastq"), Pair::secondFastq));
  }

  /** Writes both reads into one file. */
  Path interleaved(Path folder) throws IOException {
    return write(
        folder.resolve("interleaved.fastq"), pair -> pair.firstFastq() + pair.secondFastq());
  }

  private Path write(Path file, Function<Pair, String> text) throws IOException {
    return Files.writeString(file, pairs.stream().map(text).collect(Collectors.joining()));
  }

  /** Calls danq with the pairs' reference. */
  static DanqCall danq(Path folder, Path reference, String... args) {
    String[] common = {
      "--reference=" + reference,
      "--referenceCache=" + folder.resolve("references"),
      "--parallelism=2"
    };
    return DanqCall.of(Stream.concat(Stream.of(args), Stream.of(common)).toArray(String[]::new));
  }
}
