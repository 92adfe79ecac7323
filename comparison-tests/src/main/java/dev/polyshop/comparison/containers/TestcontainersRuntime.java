package dev.polyshop.comparison.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ContainerRuntime;
import dev.polyshop.contract.engine.ContainerSpec;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.RunningContainer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Containers by Testcontainers, which also removes what a killed JVM leaves behind (its Ryuk container). */
public final class TestcontainersRuntime implements ContainerRuntime {

    private static final Duration PATIENCE_FOR_PULL = Duration.ofMinutes(10);

    /** Made by {@link java.util.ServiceLoader}. */
    public TestcontainersRuntime() {
        // Nothing is asked before somebody wants a container.
    }

    @Override
    public EngineOption option(String server, EngineRequest request) {
        DockerDaemon daemon = DockerDaemon.find(request);
        Optional<String> image = ContainerImage.of(server, request).map(ContainerImage::name);
        Optional<String> objection = image.isEmpty()
                ? Optional.of("no image of " + server + " is named in images.properties")
                : daemon.objection();
        return new EngineOption(
                EngineWay.CONTAINER,
                objection.isEmpty(),
                false,
                objection.orElseGet(() -> "the image " + image.orElseThrow() + " by Docker at " + daemon.address()));
    }

    @Override
    public RunningContainer start(ContainerSpec spec, EngineRequest request) {
        EngineOption option = option(spec.server(), request);
        if (!option.available()) {
            throw new StoreUnavailableException(
                    spec.title() + " cannot be run in a container: " + option.description());
        }
        ContainerImage image = ContainerImage.of(spec.server(), request).orElseThrow();
        DockerClient docker = client(spec);
        DockerImageName name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image.name()));
        if (!isPresent(docker, name)) {
            request.progress().accept("pulling the image " + name.asCanonicalNameString());
            pull(docker, name, spec, image);
        }
        request.progress().accept("starting a container of " + name.asCanonicalNameString());
        return DockerContainer.start(docker, name, image, spec);
    }

    /** The first to ask makes Testcontainers look around and start the container that cleans up. */
    private static DockerClient client(ContainerSpec spec) {
        try {
            return DockerClientFactory.instance().client();
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(
                    spec.title() + " cannot be run in a container: Testcontainers does not get along with Docker ("
                            + Sentence.of(e) + "); where its clean-up image cannot be pulled, set"
                            + " TESTCONTAINERS_RYUK_DISABLED=true",
                    e);
        }
    }

    private static boolean isPresent(DockerClient docker, DockerImageName name) {
        try (var inspection = docker.inspectImageCmd(name.asCanonicalNameString())) {
            return inspection.exec().getId() != null;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void pull(DockerClient docker, DockerImageName name, ContainerSpec spec, ContainerImage image) {
        String wayOut =
                ": see that its registry can be reached, or name an image that is there with " + image.variable();
        try (var command = docker.pullImageCmd(name.getUnversionedPart()).withTag(name.getVersionPart())) {
            if (!command.exec(new PullImageResultCallback())
                    .awaitCompletion(PATIENCE_FOR_PULL.toSeconds(), TimeUnit.SECONDS)) {
                throw new StoreUnavailableException("the image " + name + " of " + spec.title() + " was not pulled in "
                        + PATIENCE_FOR_PULL.toMinutes() + " minutes" + wayOut);
            }
        } catch (DockerException e) {
            throw new StoreUnavailableException(
                    "the image " + name + " of " + spec.title() + " cannot be pulled (" + Sentence.of(e) + ")" + wayOut,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while the image " + name + " was being pulled", e);
        }
    }
}
