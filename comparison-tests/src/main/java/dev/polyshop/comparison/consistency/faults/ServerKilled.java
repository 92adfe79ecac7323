package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server is killed with SIGKILL while clients check out, and restarted on the same data. The lab keeps a ledger of
 * every acknowledged order. A trial is one kill; it went wrong if an acknowledged order is gone or not whole. Runs in
 * the default mode, under each durability setting, on servers of its own, and never on one that somebody else runs.
 *
 * <p>A process that is killed leaves the operating system's page cache behind: what this shows is that orders survive a
 * process kill, not that they survive the loss of the machine.
 */
public final class ServerKilled implements Experiment {

    /** So many kills are shared by two servers, or else they go on when all other experiments have ended. */
    private static final int MANY = 10;

    @Override
    public String id() {
        return "CONS-CRASH";
    }

    @Override
    public String title() {
        return "Lost in a crash: the server's process is killed, and an acknowledged order is gone.";
    }

    @Override
    public Group group() {
        return Group.FAULTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.SURVIVES_PROCESS_KILL;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 1;
            case STANDARD -> condition.safest() ? 20 : condition.promised() ? 3 : 1;
            case THOROUGH -> 100;
        };
    }

    @Override
    public List<Condition> conditions(StoreProvider provider, Store store) {
        List<DurabilitySetting> settings = provider.durabilitySettings();
        return settings.isEmpty()
                ? List.of(Condition.asDelivered(store, store.defaultMode(), guarantee()))
                : settings.stream()
                        .map(setting -> Condition.under(
                                setting, setting.equals(settings.getFirst()), store, store.defaultMode()))
                        .toList();
    }

    @Override
    public boolean isOnServerOfItsOwn() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Bench bench, Profile profile) {
        if (bench.engine().facts().way() == EngineWay.EXTERNAL) {
            return Optional.of("somebody else runs this server: the lab does not kill it");
        }
        if (bench.engine().control().isEmpty()) {
            return Optional.of("this engine has no process of its own that could be killed");
        }
        return profile == Profile.QUICK
                ? Optional.of("restarts of a server take their time: run it with --profile standard")
                : Optional.empty();
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        int servers = plan.trials() < MANY ? 1 : 2;
        List<Finding> findings = Crowd.rush(servers, number -> () -> kills(bench, plan, number, servers)).stream()
                .flatMap(List::stream)
                .toList();
        Observation seen = Observation.of(findings);
        return new Observation(
                seen.trials(),
                seen.anomalies(),
                seen.trials() + " kills under checkout load: "
                        + (seen.anomalies() == 0
                                ? "every acknowledged order was there and whole after each restart; last: "
                                : seen.anomalies() + " lost acknowledged orders; first: ")
                        + seen.sentence(),
                seen.story());
    }

    /** Every so many-th of the kills, on one server. */
    private static List<Finding> kills(Bench bench, Plan plan, int first, int step) {
        StoreSettings settings = StoreSettings.of(bench.settings().namespace() + "_crash")
                .withOptions(bench.condition().storeOptions());
        boolean whole = bench.condition().mode().promises(Guarantee.WHOLE_AFTER_RECOVERY);
        List<Finding> findings = new ArrayList<>();
        try (Engine engine = bench.provider()
                        .start(bench.request()
                                .by(bench.engine().facts().way())
                                .withSettings(bench.condition().engineSettings()));
                Store store = engine.open(settings)) {
            ServerControl server = engine.control()
                    .orElseThrow(() -> new IllegalStateException("the engine gives no control of its process"));
            for (int kill = first; kill < plan.trials(); kill += step) {
                Duration lifetime = Duration.ofMillis(100 + plan.random(kill).nextInt(400));
                findings.add(new CrashRun(bench.shop(store), server, whole).run(lifetime));
            }
        }
        return findings;
    }
}
