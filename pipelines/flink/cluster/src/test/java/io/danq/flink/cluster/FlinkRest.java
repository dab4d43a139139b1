package io.danq.flink.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a JobManager says and does over HTTP. */
final class FlinkRest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SAVEPOINT_LIMIT = Duration.ofMinutes(2);

  private final String address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final ObjectMapper mapper = new ObjectMapper();

  FlinkRest(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  int taskManagers() throws IOException, InterruptedException {
    return get("/taskmanagers").get("taskmanagers").size();
  }

  /** Ids of the jobs that have not ended. */
  List<String> jobs() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (!List.of("FINISHED", "CANCELED", "FAILED").contains(job.get("state").asText())) {
        ids.add(job.get("jid").asText());
      }
    }
    return ids;
  }

  /** Whether all tasks of a job run. */
  boolean isRunning(String job) throws IOException, InterruptedException {
    JsonNode details = get("/jobs/" + job);
    boolean running = details.get("state").asText().equals("RUNNING");
    for (JsonNode vertex : details.get("vertices")) {
      JsonNode tasks = vertex.get("tasks");
      int up = tasks.get("RUNNING").asInt() + tasks.get("FINISHED").asInt();
      running = running && up == vertex.get("parallelism").asInt();
    }
    return running;
  }

  /** The stack trace of what made a job fail last. */
  String lastFailure(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/exceptions").path("root-exception").asText("no task has failed");
  }

  /** How many checkpoints of a job are complete. */
  int checkpoints(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").get("counts").get("completed").asInt();
  }

  /** How often a job was restarted from a checkpoint. */
  int restores(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").get("counts").get("restored").asInt();
  }

  /** The path of a job's newest complete checkpoint. */
  Optional<String> latestCheckpoint(String job) throws IOException, InterruptedException {
    JsonNode latest = get("/jobs/" + job + "/checkpoints").get("latest").get("completed");
    return latest == null || latest.isNull()
        ? Optional.empty()
        : Optional.of(latest.get("external_path").asText());
  }

  /** Makes a savepoint of a job, which goes on, and returns its path. */
  String savepoint(String job) throws Exception {
    return await(job, post("/jobs/" + job + "/savepoints", "{\"cancel-job\":false}"));
  }

  /** Stops a job with a savepoint and returns its path. */
  String stop(String job) throws Exception {
    return await(job, post("/jobs/" + job + "/stop", "{\"drain\":false}"));
  }

  private String await(String job, JsonNode triggered) throws Exception {
    String path = "/jobs/" + job + "/savepoints/" + triggered.get("request-id").asText();
    Waiting.until(
        "the savepoint is complete",
        SAVEPOINT_LIMIT,
        () -> get(path).get("status").get("id").asText().equals("COMPLETED"));
    JsonNode operation = get(path).get("operation");
    if (!operation.has("location")) {
      throw new IOException("no savepoint: " + operation);
    }
    return operation.get("location").asText();
  }

  void cancel(String job) throws IOException, InterruptedException {
    request(
        HttpRequest.newBuilder().method("PATCH", BodyPublishers.noBody()),
        "/jobs/" + job + "?mode=cancel");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return request(HttpRequest.newBuilder().GET(), path);
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    return request(
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"),
        path);
  }

  private JsonNode request(HttpRequest.Builder builder, String path)
      throws IOException, InterruptedException {
    HttpRequest request = builder.uri(URI.create(address + path)).timeout(LIMIT).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return mapper.readTree(response.body());
  }
}
