package io.danq.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * A server on 127.0.0.1 that answers two calls: Dataflow's submission of a job, and the listing of
 * an empty bucket.
 */
final class DataflowApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<JsonNode> jobs = new CopyOnWriteArrayList<>();

  DataflowApi() throws IOException {
    InetAddress localhost = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(localhost, 0), 0);
    server.createContext("/v1b3/", this::create);
    server.createContext("/storage/v1/", DataflowApi::list);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Where jobs were sent to. */
  List<String> paths() {
    return paths;
  }

  /** The jobs that were submitted. */
  List<JsonNode> jobs() {
    return jobs;
  }

  private void create(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body = exchange.getRequestBody();
        InputStream plain = gzip ? new GZIPInputStream(body) : body) {
      JsonNode job = JSON.readTree(plain);
      paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      jobs.add(job);
      answer(
          exchange,
          JSON.createObjectNode()
              .put("id", "2026-01-01_00_00_00-1")
              .put("name", job.path("name").asText())
              .put("clientRequestId", job.path("clientRequestId").asText()));
    }
  }

  /** The listing of an empty bucket: there is no output yet. */
  private static void list(HttpExchange exchange) throws IOException {
    answer(exchange, JSON.createObjectNode().put("kind", "storage#objects"));
  }

  private static void answer(HttpExchange exchange, JsonNode json) throws IOException {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
