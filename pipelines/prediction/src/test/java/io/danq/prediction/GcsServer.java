package io.danq.prediction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cloud Storage as its JSON API shows it, with its objects in memory: list, get (with Range),
 * resumable upload, rewrite, copy and delete, each alone or in a batch.
 */
final class GcsServer implements AutoCloseable {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern REQUEST = Pattern.compile("(\\w+) (\\S+) HTTP/1.1");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final GcsObjects objects = new GcsObjects();

  private GcsServer(HttpServer server) {
    this.server = server;
  }

  static GcsServer start() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    GcsServer gcs = new GcsServer(HttpServer.create(new InetSocketAddress(here, 0), 0));
    gcs.server.createContext("/", gcs::answer);
    gcs.server.setExecutor(gcs.threads);
    gcs.server.start();
    return gcs;
  }

  GcsObjects objects() {
    return objects;
  }

  /** What a pipeline is told so that {@code gs://} is this server. */
  List<String> options() {
    return List.of(
        "--gcsEndpoint=" + endpoint(),
        "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
        "--gcsUploadBufferSizeBytes=1048576", // by default 64 MB a file
        "--project=danq-test");
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestURI().toString();
      GcsReply reply;
      if (exchange.getRequestURI().getPath().contains("batch")) {
        reply = batch(exchange.getRequestHeaders().getFirst("Content-Type"), body);
      } else {
        GcsRequest request =
            GcsRequest.of(exchange.getRequestMethod(), target, exchange.getRequestHeaders(), body);
        reply = objects.answer(request, endpoint());
      }
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      boolean head = reply.body().length == 0;
      exchange.sendResponseHeaders(reply.status(), head ? -1 : reply.body().length);
      if (!head) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  /** Requests in the parts of a MIME message, and the replies in one like it. */
  private GcsReply batch(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return GcsReply.of(400, "no boundary in " + contentType);
    }
    StringBuilder replies = new StringBuilder();
    String text = new String(body, StandardCharsets.UTF_8);
    int number = 0;
    for (String part : text.split("--" + Pattern.quote(boundary.group(1)), -1)) {
      Matcher request = REQUEST.matcher(part);
      if (!request.find()) {
        continue;
      }
      int blank = part.indexOf("\r\n\r\n", request.end());
      byte[] content = part.substring(blank).strip().getBytes(StandardCharsets.UTF_8);
      GcsReply reply =
          objects.answer(
              GcsRequest.of(request.group(1), request.group(2), null, content), endpoint());
      replies
          .append("--replies\r\nContent-Type: application/http\r\nContent-ID: response-")
          .append(++number)
          .append("\r\n\r\nHTTP/1.1 ")
          .append(reply.status())
          .append(" Done\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: ")
          .append(reply.body().length)
          .append("\r\n\r\n")
          .append(new String(reply.body(), StandardCharsets.UTF_8))
          .append("\r\n");
    }
    replies.append("--replies--\r\n");
    return GcsReply.of(200, replies.toString())
        .with("Content-Type", "multipart/mixed; boundary=replies");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
