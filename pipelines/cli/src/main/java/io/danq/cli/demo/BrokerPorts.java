package io.danq.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The ports of 127.0.0.1 that a broker listens on.
 *
 * @param broker for clients
 * @param controller for the broker's own controller
 */
record BrokerPorts(int broker, int controller) {
  /** 127.0.0.1, even if this JVM has another loopback address. */
  static InetAddress localhost() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  /** Two ports that are free at the moment. */
  static BrokerPorts free() {
    try (ServerSocket broker = new ServerSocket(0, 1, localhost());
        ServerSocket controller = new ServerSocket(0, 1, localhost())) {
      return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /** Where clients connect: {@code 127.0.0.1:PORT}. */
  String bootstrapServers() {
    return "127.0.0.1:" + broker;
  }

  /** Whether the broker's port accepts connections. */
  boolean listening() {
    try (Socket socket = new Socket(localhost(), broker)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
