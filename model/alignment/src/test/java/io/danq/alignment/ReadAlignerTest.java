package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.alignment.SimulatedReads.Truth;
import io.danq.sequence.Alignment;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.genome.PackingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadAlignerTest {
  private static final Map<String, String> CONTIGS = TestGenome.contigs();
  private static final int THREADS = 8;

  /** In reads from the tandem repeat, and from where the genome is not known. */
  private static final Pattern PLACELESS = Pattern.compile("(CAG){5}|(CTG){5}|NN");

  @TempDir static Path folder;
  private static ReadAligner aligner;

  @BeforeAll
  static void index() throws IOException {
    AlignmentIndex index =
        IndexCache.open(TestGenome.pack(folder), "genome.fa", PackingListener.NONE);
    aligner = index.aligner(InsertSize.DEFAULT);
  }

  private static String text(SequenceRecord read) {
    return new String(read.bases(), StandardCharsets.US_ASCII);
  }

  /** What of a result a user can see. */
  private static String text(AlignedRead read) {
    return read.outcome() instanceof SequenceRecord record
        ? record.alignment() + text(record)
        : ((FailedRecord) read.outcome()).message();
  }

  private static Alignment alignment(AlignedRead read) {
    return ((SequenceRecord) read.outcome()).alignment().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 100, 150, 5000})
  void readsFindTheirPlaceOnTheirStrand(int length) {
    int right = 0;
    List<Truth> reads = new SimulatedReads(CONTIGS, 1).single(500, length);
    for (Truth truth : reads) {
      if (PLACELESS.matcher(text(truth.read())).find()) {
        continue;
      }
      AlignedRead aligned = aligner.align(truth.read());
      if (aligned.isAligned() && alignment(aligned).tags().mappingQuality().orElse(0) >= 20) {
        Alignment alignment = alignment(aligned);
        assertThat(alignment.contig()).isEqualTo(truth.contig());
        assertThat(alignment.start()).isBetween(truth.start() - 20, truth.start() + 40);
        assertThat(alignment.strand()).isEqualTo(truth.reverse() ? Strand.REVERSE : Strand.FORWARD);
        right++;
      }
    }
    assertThat(right).isGreaterThan(400);
  }

  @Test
  void aReadOnTheReverseStrandIsStoredInTheDirectionOfTheReference() {
    String bases = CONTIGS.get("chr2").substring(3000, 3100);
    byte[] reverse = Nucleotide.reverseComplement(bases.getBytes(StandardCharsets.US_ASCII));
    AlignedRead aligned = aligner.align(SimulatedReads.record(7, reverse));
    SequenceRecord record = (SequenceRecord) aligned.outcome();
    assertThat(record.bases()).asString(StandardCharsets.US_ASCII).isEqualTo(bases);
    assertThat(record.source()).isEqualTo(aligned.read().source());
    assertThat(alignment(aligned).strand()).isEqualTo(Strand.REVERSE);
    assertThat(alignment(aligned).start()).isEqualTo(3000);
    assertThat(alignment(aligned).contigLength()).hasValue(CONTIGS.get("chr2").length());
    assertThat(alignment(aligned).tags().mappingQuality()).hasValue(60);
  }

  @ParameterizedTest
  @CsvSource({"0x4, false, false", "0x204, false, true", "0x404, true, false"})
  void whatTheSequencerSaysOfAReadStaysWithIt(String flags, boolean duplicate, boolean failed) {
    SequenceRecord read = SimulatedReads.record(1, CONTIGS.get("chr2").substring(3000, 3100));
    AlignedRead aligned =
        aligner.align(
            new SequenceRecord(
                read.source(), read.id(), read.bases(), Optional.empty(), Integer.decode(flags)));
    assertThat(alignment(aligned).tags().duplicate()).isEqualTo(duplicate);
    assertThat(alignment(aligned).tags().failedQualityControl()).isEqualTo(failed);
  }

  @Test
  void caseAndAmbiguityCodesAreReadAsBwaReadsThem() {
    String bases = CONTIGS.get("chr1").substring(500, 600);
    AlignedRead plain = aligner.align(SimulatedReads.record(1, bases));
    AlignedRead odd =
        aligner.align(
            SimulatedReads.record(
                1, bases.toLowerCase(java.util.Locale.ROOT).substring(0, 99) + "R"));
    assertThat(alignment(odd).start()).isEqualTo(alignment(plain).start());
  }

  @Test
  void aReadOfTwoPartsIsPlacedByItsBetterOne() {
    String bases =
        CONTIGS.get("chr1").substring(100, 300) + CONTIGS.get("chr2").substring(7000, 7100);
    AlignedRead aligned = aligner.align(SimulatedReads.record(1, bases));
    assertThat(aligned.chimeric()).isTrue();
    assertThat(alignment(aligned).contig()).isEqualTo("chr1");
    assertThat(alignment(aligned).readLength()).isEqualTo(300);
    assertThat(alignment(aligned).end()).isBetween(295, 305);
  }

  @Test
  void aReadsAlignmentDoesNotDependOnItsBatch() throws Exception {
    List<SequenceRecord> reads = new ArrayList<>();
    for (int length : new int[] {40, 100, 150, 700}) {
      new SimulatedReads(CONTIGS, length)
          .single(500, length)
          .forEach(truth -> reads.add(truth.read()));
    }
    for (int copy = 0; copy < 100; copy++) { // of one of three equal places
      int from = 20_000 + copy;
      reads.add(
          SimulatedReads.record(9000 + copy, CONTIGS.get("chr1").substring(from, from + 120)));
      reads.add(SimulatedReads.record(9900 + copy, "CAG".repeat(20 + copy % 30)));
    }
    List<String> alone = inBatches(reads, 1, aligner::align);
    assertThat(inBatches(reads, 7, aligner::align)).isEqualTo(alone);
    assertThat(inBatches(reads, 1000, aligner::align)).isEqualTo(alone);
  }

  /** Results in the order of the reads, from 8 threads. */
  private static <T> List<String> inBatches(
      List<T> reads, int size, Function<List<T>, List<AlignedRead>> align) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<AlignedRead>>> batches = new ArrayList<>();
      for (int from = 0; from < reads.size(); from += size) {
        List<T> batch = reads.subList(from, Math.min(reads.size(), from + size));
        batches.add(threads.submit(() -> align.apply(batch)));
      }
      List<String> results = new ArrayList<>();
      for (Future<List<AlignedRead>> result : batches) {
        result.get().forEach(read -> results.add(text(read)));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPairsAlignmentDoesNotDependOnTheOthersOfItsBatch() throws Exception {
    List<List<SequenceRecord>> pairs = pairs();
    List<String> alone = pairsInBatches(pairs, 1);
    assertThat(pairsInBatches(pairs, 7)).isEqualTo(alone);
    assertThat(pairsInBatches(pairs, 1000)).isEqualTo(alone);
  }

  /** Pairs from everywhere, and others with one read in one of three equal places. */
  private static List<List<SequenceRecord>> pairs() {
    List<List<SequenceRecord>> pairs = new ArrayList<>();
    List<Truth> reads = new SimulatedReads(CONTIGS, 5).pairs(1500, 100);
    for (int i = 0; i < reads.size(); i += 2) {
      pairs.add(List.of(reads.get(i).read(), reads.get(i + 1).read()));
    }
    String first = CONTIGS.get("chr1");
    for (int copy = 0; copy < 150; copy++) {
      int from = 19_600 + 10 * copy;
      byte[] second = first.substring(from + 300, from + 400).getBytes(StandardCharsets.US_ASCII);
      pairs.add(
          List.of(
              SimulatedReads.record(1, first.substring(from, from + 100)),
              SimulatedReads.record(2, Nucleotide.reverseComplement(second))));
    }
    return pairs;
  }

  /** Results in the order of the reads, from 8 threads. */
  private static List<String> pairsInBatches(List<List<SequenceRecord>> pairs, int size)
      throws Exception {
    return inBatches(
        pairs,
        size,
        batch ->
            batch.stream()
                .flatMap(pair -> aligner.alignPair(pair.get(0), pair.get(1)).stream())
                .toList());
  }

  @Test
  void matesFindTheirPlaceWhereOneAloneCannot() {
    String first = CONTIGS.get("chr1");
    SequenceRecord inCopy = SimulatedReads.record(1, first.substring(20_000, 20_100));
    SequenceRecord mate = SimulatedReads.record(2, first.substring(19_700, 19_800));
    SequenceRecord reversed =
        SimulatedReads.record(
            1,
            Nucleotide.reverseComplement(
                first.substring(20_000, 20_100).getBytes(StandardCharsets.US_ASCII)));
    assertThat(alignment(aligner.align(inCopy)).tags().mappingQuality()).hasValue(0);
    List<AlignedRead> pair = aligner.alignPair(reversed, mate);
    assertThat(alignment(pair.get(0)).start()).isEqualTo(20_000);
    assertThat(alignment(pair.get(0)).contig()).isEqualTo("chr1");
    assertThat(alignment(pair.get(0)).tags().mappingQuality().orElse(0)).isGreaterThanOrEqualTo(20);
    assertThat(alignment(pair.get(1)).start()).isEqualTo(19_700);
  }

  @ParameterizedTest
  @CsvSource({
    "ACGT, NOT_ALIGNED, 'reads of 30 to 1,000,000 bases are aligned, this one has 4'",
    "'', NO_BASES, the record has no bases",
    "ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGT!, INVALID_BASE, '''!'' at position 40 is not a base'",
    "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN, NOT_ALIGNED, the read aligns nowhere on the reference"
  })
  void readsWithoutAPlaceSayWhy(String bases, FailureReason reason, String message) {
    AlignedRead aligned = aligner.align(SimulatedReads.record(1, bases));
    assertThat(aligned.isAligned()).isFalse();
    FailedRecord failed = (FailedRecord) aligned.outcome();
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message()).isEqualTo(message);
    assertThat(failed.source()).isEqualTo(aligned.read().source());
  }
}
