package dev.polyshop.comparison.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ContainerSpec;
import dev.polyshop.contract.engine.RunningContainer;
import dev.polyshop.contract.engine.ServerProcess;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container. Its port is bound to one that is chosen before, since Docker gives a container that is
 * started again another one unless it is told which.
 */
final class DockerContainer implements RunningContainer {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE_FOR_END = Duration.ofSeconds(30);
    private static final int LOG_LINES = 8;
    private static final int READABLE_BY_ALL = 0444;
    private static final Set<DockerContainer> OPEN = ConcurrentHashMap.newKeySet();

    static {
        // Where Ryuk is there, it would do so too, but some ten seconds later.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(DockerContainer::close), "polyshop-containers"));
    }

    private final DockerClient docker;
    private final ContainerSpec spec;
    private final GenericContainer<?> container;
    private final HostAndPort address;

    private DockerContainer(DockerClient docker, DockerImageName image, ContainerImage pinned, ContainerSpec spec) {
        this.docker = docker;
        this.spec = spec;
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        this.address = new HostAndPort(host, ServerProcess.freePort());
        this.container = new GenericContainer<>(image)
                .withExposedPorts(spec.port())
                .withEnv(spec.environment())
                .withLabels(Map.of("dev.polyshop", spec.server()))
                .waitingFor(new ReadyLater())
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withMemory(pinned.memoryBytes())
                        .withMemorySwap(pinned.memoryBytes()));
        container.setPortBindings(
                List.of((isThisMachine(host) ? "127.0.0.1:" : "") + address.port() + ":" + spec.port()));
        spec.files()
                .forEach((path, content) ->
                        container.withCopyToContainer(Transferable.of(content, READABLE_BY_ALL), path));
        if (!spec.command().isEmpty()) {
            container.withCommand(spec.command().toArray(String[]::new));
        }
    }

    /** Starts it and returns when it answers. */
    static DockerContainer start(
            DockerClient docker, DockerImageName image, ContainerImage pinned, ContainerSpec spec) {
        DockerContainer started = new DockerContainer(docker, image, pinned, spec);
        OPEN.add(started);
        try {
            started.container.start();
            started.awaitReady();
            return started;
        } catch (StoreUnavailableException e) {
            started.close();
            throw e;
        } catch (RuntimeException e) {
            started.close();
            throw new StoreUnavailableException(
                    "the container of " + spec.title() + " does not start (" + Sentence.of(e) + "): look at it with"
                            + " docker run " + image + ", or name another image with " + pinned.variable(),
                    e);
        }
    }

    @Override
    public HostAndPort address() {
        return address;
    }

    @Override
    public byte[] read(String path) {
        try {
            return container.copyFileFromContainer(path, in -> in.readAllBytes());
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(
                    "the container of " + spec.title() + " has no file " + path + " to read (" + Sentence.of(e) + ")",
                    e);
        }
    }

    @Override
    public void kill() {
        InspectContainerResponse.ContainerState state = state();
        if (Boolean.TRUE.equals(state.getPaused())) {
            resume(); // A frozen process cannot even die.
        }
        if (Boolean.TRUE.equals(state.getRunning())) {
            docker.killContainerCmd(container.getContainerId()).exec();
            Awaitility.await().pollInterval(POLL).atMost(PATIENCE_FOR_END).until(() -> !isRunning());
        }
    }

    @Override
    public void restart() {
        kill();
        docker.startContainerCmd(container.getContainerId()).exec();
        awaitReady();
    }

    @Override
    public void pause() {
        docker.pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker.unpauseContainerCmd(container.getContainerId()).exec();
    }

    /** Removes it, and the volumes that hold its data. */
    @Override
    public void close() {
        if (OPEN.remove(this)) {
            container.stop();
        }
    }

    private void awaitReady() {
        try {
            Awaitility.await()
                    .pollInterval(POLL)
                    .atMost(spec.patience())
                    .until(() -> spec.ready().test(this) || !isRunning());
        } catch (ConditionTimeoutException e) {
            throw new StoreUnavailableException(
                    spec.title() + " in its container did not answer within "
                            + spec.patience().toSeconds() + " s; the end of its log:\n" + logTail(),
                    e);
        }
        if (!isRunning()) {
            throw new StoreUnavailableException(spec.title() + " in its container ended while starting, with exit code "
                    + state().getExitCodeLong() + "; the end of its log:\n" + logTail());
        }
    }

    private boolean isRunning() {
        return Boolean.TRUE.equals(state().getRunning());
    }

    private InspectContainerResponse.ContainerState state() {
        return docker.inspectContainerCmd(container.getContainerId()).exec().getState();
    }

    private String logTail() {
        List<String> lines = container.getLogs().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Then nobody else has to reach the port. */
    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Waiting is done here, the same way after the first start and after each other one. */
    private static final class ReadyLater extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // See awaitReady.
        }
    }
}
