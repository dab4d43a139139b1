package io.danq.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.junit.jupiter.api.Test;

class OneRpcSystemTest {
  private final Configuration configuration = new Configuration();

  @Test
  void aClusterUsesTheClassesOfTheOneBeforeWhichHasClosedIts() throws Exception {
    Class<?> first = serviceOfACluster();
    Class<?> second = serviceOfACluster();

    assertThat(second).isSameAs(first);
    assertThat(first.getClassLoader()).isNotSameAs(RpcSystem.class.getClassLoader());
  }

  @Test
  void actorSystemsStayApart() throws Exception {
    try (RpcSystem system = RpcSystem.load(configuration)) {
      RpcService one = system.localServiceBuilder(configuration).createAndStart();
      RpcService other = system.localServiceBuilder(configuration).createAndStart();
      one.stopService().get(1, TimeUnit.MINUTES);

      assertThat(other.getTerminationFuture()).isNotDone();
      other.stopService().get(1, TimeUnit.MINUTES);
    }
  }

  private Class<?> serviceOfACluster() throws Exception {
    try (RpcSystem system = RpcSystem.load(configuration)) {
      RpcService service = system.localServiceBuilder(configuration).createAndStart();
      service.stopService().get(1, TimeUnit.MINUTES);
      return service.getClass();
    }
  }
}
