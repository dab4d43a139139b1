package io.danq.cli.demo;

import io.danq.cli.demo.SimulatedRead.PlantedMotif;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;

/** Finds the motifs that the simulator planted where a row predicts. */
public final class PlantedMotifs {
  private static final int BIN = 200;

  private final ReadSimulator simulator;

  public PlantedMotifs(long seed) {
    simulator = new ReadSimulator(seed);
  }

  /** The motifs that touch the central bin of the row's window. */
  public String inBin(GenericRecord row) {
    String id = row.get("sequence_id").toString();
    long number = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    int middle = ((Integer) row.get("window_start") + (Integer) row.get("window_end")) / 2;
    return simulator.read(number).motifs().stream()
        .filter(motif -> overlaps(motif, middle - BIN / 2, middle + BIN / 2))
        .map(PlantedMotif::motif)
        .distinct()
        .map(BindingMotif::name)
        .collect(Collectors.joining(","));
  }

  private static boolean overlaps(PlantedMotif motif, int start, int end) {
    return motif.start() < end && start < motif.end();
  }
}
