package io.danq.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.rpc.AddressResolution;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;

/**
 * Loads Flink's RPC system once for this JVM. Otherwise each embedded cluster would unpack a jar of
 * 36 MB and again load, verify and compile 1,400 classes of Akka and Scala, because Flink keeps
 * them in a separate class loader. Actor systems stay separate: each cluster starts and stops its
 * own.
 *
 * <p>Flink takes the first loader that it finds, so DanQ's jars come before Flink's on the class
 * path. If they do not, Flink's own loader is used.
 */
public final class OneRpcSystem implements RpcSystemLoader {

  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    return new Shared(Loaded.SYSTEM);
  }

  /** Loaded with the first use. Thread-safe, as the initialisation of classes is. */
  private static final class Loaded {
    static final RpcSystem SYSTEM = load();

    private static RpcSystem load() {
      RpcSystemLoader flinks =
          ServiceLoader.load(RpcSystemLoader.class, RpcSystemLoader.class.getClassLoader()).stream()
              .filter(loader -> loader.type() != OneRpcSystem.class)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("Flink's RPC system is missing"))
              .get();
      return flinks.loadRpcSystem(new Configuration().set(CoreOptions.TMP_DIRS, folder()));
    }

    /**
     * Where the jar is unpacked; deleted when the JVM ends. The system is never closed: that would
     * close its class loader, and the last actors may still need a class.
     */
    private static String folder() {
      try {
        Path folder = Files.createTempDirectory("danq-rpc-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> EmbeddedFlink.deleteQuietly(folder)));
        return folder.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What a cluster closes at its end; the system stays for the next one. */
  private record Shared(RpcSystem system) implements RpcSystem {

    @Override
    public RpcServiceBuilder localServiceBuilder(Configuration configuration) {
      return system.localServiceBuilder(configuration);
    }

    @Override
    public RpcServiceBuilder remoteServiceBuilder(
        Configuration configuration, String externalAddress, String externalPorts) {
      return system.remoteServiceBuilder(configuration, externalAddress, externalPorts);
    }

    @Override
    public String getRpcUrl(
        String host,
        int port,
        String endpoint,
        AddressResolution resolution,
        Configuration configuration)
        throws UnknownHostException {
      return system.getRpcUrl(host, port, endpoint, resolution, configuration);
    }

    @Override
    public InetSocketAddress getInetSocketAddressFromRpcUrl(String url) throws Exception {
      return system.getInetSocketAddressFromRpcUrl(url);
    }

    @Override
    public long getMaximumMessageSizeInBytes(Configuration configuration) {
      return system.getMaximumMessageSizeInBytes(configuration);
    }
  }
}
