package io.danq.prediction.track;

import io.danq.network.bundle.ModelManifest;
import io.danq.network.bundle.Target;
import io.danq.prediction.track.Tracks.Track;
import io.danq.sequence.support.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that genome browsers open to show tracks: a track hub of the UCSC Genome Browser in one
 * file ({@code useOneFile on}), whose tracks are a faceted composite with a table of metadata, and
 * a session of IGV. Paths in them are relative.
 *
 * @param genome name of the assembly in the browsers, such as hg38
 * @param email contact address of the hub
 */
public record TrackHub(String genome, String email, ModelManifest model, List<Track> tracks) {
  /** The hub. */
  public static final String HUB = "hub.txt";

  /** What the hub's tracks show. */
  public static final String METADATA = "metadata.tsv";

  /** The session of IGV. */
  public static final String SESSION = "igv_session.xml";

  private static final String COMPOSITE = "danq";
  private static final String DATA = "bigDataUrl ";

  /** A hub that somebody has edited must not make us delete other files. */
  private static final Pattern OURS = Pattern.compile("tracks/[A-Za-z0-9_.-]+\\.bw");

  /** UCSC's browser shows no more of a short label. */
  private static final int SHORT = 17;

  /** Tracks that the hub shows by default. */
  private static final int SHOWN = 10;

  public TrackHub {
    tracks = List.copyOf(tracks);
  }

  /** The text of {@value #HUB}. */
  public String hub() {
    List<String> lines = new ArrayList<>();
    String from = model.id() + ", version " + model.version();
    lines.add("hub danq");
    lines.add("shortLabel DanQ");
    lines.add("longLabel Probabilities of binding predicted by " + from);
    lines.add("useOneFile on");
    lines.add("email " + email);
    lines.add("");
    lines.add("genome " + genome);
    lines.add("");
    lines.add("track " + COMPOSITE);
    lines.add("compositeTrack faceted");
    lines.add("type bigWig 0 1");
    lines.add("shortLabel DanQ");
    lines.add("longLabel Probabilities of binding predicted by " + from);
    lines.add("metaDataUrl " + METADATA);
    lines.add("primaryKey track");
    lines.add("visibility full");
    lines.add("autoScale off");
    lines.add("viewLimits 0:1");
    lines.add("maxHeightPixels 100:32:8");
    for (int number = 0; number < tracks.size(); number++) {
      Track track = tracks.get(number);
      lines.add("");
      lines.add("    track " + COMPOSITE + "_" + key(track));
      lines.add("    parent " + COMPOSITE + (number < SHOWN ? " on" : " off"));
      lines.add("    type bigWig 0 1");
      lines.add("    shortLabel " + shortLabel(track));
      lines.add("    longLabel " + title(track));
      lines.add("    " + DATA + track.file());
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * The files of a hub's tracks: bigWig, bedGraph and its index.
   *
   * @param hub the text that {@link #hub} made
   */
  public static List<String> files(String hub) {
    List<String> files = new ArrayList<>();
    for (String line : hub.lines().map(String::strip).toList()) {
      String file = line.startsWith(DATA) ? line.substring(DATA.length()) : "";
      if (OURS.matcher(file).matches()) {
        files.add(file);
        files.add(Tracks.bedGraph(file));
        files.add(Tracks.bedGraph(file) + ".tbi");
      }
    }
    return files;
  }

  /** Letters, digits and {@code _}, which UCSC allows in names of tracks. */
  private static String key(Track track) {
    String name = track.file().replaceFirst(".*/", "").replaceFirst("\\.bw$", "");
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  private static String title(Track track) {
    return track.target().target().title()
        + (track.haplotype() == 0 ? "" : ", haplotype " + track.haplotype());
  }

  private static String shortLabel(Track track) {
    Target target = track.target().target();
    String copy = track.haplotype() == 0 ? "" : " h" + track.haplotype();
    String label = target.assay() + " " + target.cellType();
    int room = SHORT - copy.length();
    return (label.length() > room ? label.substring(0, room) : label) + copy;
  }

  /** The text of {@value #METADATA}: a line for each track. */
  public String metadata() {
    StringBuilder text =
        new StringBuilder(
            Tsv.line(List.of("track", "index", "cell_type", "assay", "treatment", "haplotype")));
    for (Track track : tracks) {
      Target target = track.target().target();
      text.append(
          Tsv.line(
              List.of(
                  key(track),
                  target.index(),
                  target.cellType(),
                  target.assay(),
                  target.treatment(),
                  track.haplotype() == 0 ? "none" : track.haplotype())));
    }
    return text.toString();
  }

  /** The text of {@value #SESSION}. */
  public String session() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<Session genome=\"").append(escape(genome));
    xml.append("\" locus=\"All\" version=\"8\">\n    <Resources>\n");
    for (Track track : tracks) {
      xml.append("        <Resource path=\"").append(escape(track.file())).append("\"/>\n");
    }
    xml.append("    </Resources>\n    <Panel name=\"DataPanel\">\n");
    for (Track track : tracks) {
      xml.append("        <Track id=\"").append(escape(track.file())).append("\" name=\"");
      xml.append(escape(title(track))).append("\" autoScale=\"false\" visible=\"true\">\n");
      xml.append("            <DataRange type=\"LINEAR\" minimum=\"0\" baseline=\"0\"");
      xml.append(" maximum=\"1\"/>\n        </Track>\n");
    }
    return xml.append("    </Panel>\n</Session>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
