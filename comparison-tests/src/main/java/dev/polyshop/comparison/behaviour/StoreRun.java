package dev.polyshop.comparison.behaviour;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.polyshop.comparison.behaviour.kit.DataUnderTest;
import dev.polyshop.comparison.behaviour.kit.QuietCalendar;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.RuleExtension;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.behaviour.kit.StoreRunContext;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.stores.RunningStores.Running;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The rules on one store: a session of the JUnit Platform of its own, whatever else runs in this JVM. */
final class StoreRun implements AutoCloseable {

    /** Nothing that happens to be on the class path listens in or filters. */
    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    private final String store;
    private final LauncherSession session;
    private final TestPlan plan;
    private final OutcomeRecorder recorder;

    private StoreRun(String store, LauncherSession session, TestPlan plan, OutcomeRecorder recorder) {
        this.store = store;
        this.session = session;
        this.plan = plan;
        this.recorder = recorder;
    }

    static StoreRun plan(BehaviourRequest request, Running running, Optional<DataUnderTest> data) {
        LauncherDiscoveryRequest discovery = discovery(request, RuleBook.wanted(request.only()));
        LauncherSession session = LauncherFactory.openSession(ALONE);
        RuleExtension.prepare(
                session,
                new StoreRunContext(
                        running,
                        request.seed(),
                        request.sequences(),
                        new QuietCalendar(new Random(request.seed())),
                        data));
        String store = running.store().name();
        return new StoreRun(
                store,
                session,
                session.getLauncher().discover(discovery),
                new OutcomeRecorder(store, request.listener()));
    }

    String store() {
        return store;
    }

    /** How many rules there are to run. */
    int checks() {
        return (int) plan.countTestIdentifiers(TestIdentifier::isTest);
    }

    void execute() {
        session.getLauncher().execute(plan, recorder);
    }

    Optional<RuleResult.Outcome> outcome(RuleInfo rule) {
        return recorder.outcome(rule.id());
    }

    @Override
    public void close() {
        session.close();
    }

    /** The rule that a source stands for, if it is one. */
    static Optional<RuleInfo> rule(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getJavaMethod().getAnnotation(Rule.class))
                .map(RuleInfo::of);
    }

    private static LauncherDiscoveryRequest discovery(BehaviourRequest request, Predicate<RuleInfo> wanted) {
        PostDiscoveryFilter asked = descriptor -> rule(descriptor.getSource())
                .map(rule -> FilterResult.includedIf(wanted.test(rule)))
                .orElseGet(() -> FilterResult.included("not a rule but what holds rules"));
        return LauncherDiscoveryRequestBuilder.discoveryRequest()
                .enableImplicitConfigurationParameters(false)
                .selectors(RuleBook.classes(request.data().isPresent()).stream()
                        .map(area -> selectClass(area))
                        .toList())
                .filters(EngineFilter.includeEngines("junit-jupiter"), asked)
                .build();
    }
}
