package io.danq.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Prometheus server would read from a reporter on this machine. */
final class PrometheusMetrics {
  private static final Pattern SAMPLE =
      Pattern.compile("(?<name>[A-Za-z_:][A-Za-z0-9_:]*)(\\{.*\\})? (?<value>\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  PrometheusMetrics(int port) {
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
  }

  /** Every metric by its name, summed over its labels. */
  Map<String, Double> read() throws IOException, InterruptedException {
    Map<String, Double> sums = new TreeMap<>();
    client
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(m -> sums.merge(m.group("name"), Double.valueOf(m.group("value")), Double::sum));
    return sums;
  }
}
