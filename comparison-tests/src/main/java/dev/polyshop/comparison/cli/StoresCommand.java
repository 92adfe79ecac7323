package dev.polyshop.comparison.cli;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which servers would serve. Starts none. */
@Command(
        name = "stores",
        description = "Say which servers would serve each store, best first, and why others would not. Starts none.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class StoresCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final ScreenOptions screen = new ScreenOptions();

    StoresCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A store and the ways to its server. */
    record Ways(String store, String title, Optional<EngineOption> chosen, List<EngineOption> options) {

        static Ways of(StoreProvider provider, EngineRequest request) {
            List<EngineOption> options = provider.engines(request).stream()
                    .filter(option -> request.allows(option.way()))
                    .toList();
            return new Ways(
                    provider.name(),
                    provider.product(),
                    options.stream().filter(EngineOption::available).findFirst(),
                    options);
        }
    }

    @Override
    public Integer call() {
        EngineRequest request = stores.request(terminal, message -> {});
        List<Ways> all = stores.providers().stream()
                .map(provider -> Ways.of(provider, request))
                .toList();
        if (screen.json()) {
            JsonMapper json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            terminal.out().println(json.writeValueAsString(all));
        } else {
            all.forEach(this::print);
        }
        return all.stream().allMatch(ways -> ways.chosen().isPresent()) ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }

    private void print(Ways ways) {
        Ansi ansi = screen.ansi(terminal);
        terminal.out().println(ansi.string("@|bold " + ways.store() + "|@") + "  (" + ways.title() + ")");
        if (ways.options().isEmpty()) {
            terminal.out().println("  no way to a server by what was asked for");
        }
        for (EngineOption option : ways.options()) {
            boolean chosen = ways.chosen().equals(Optional.of(option));
            String sign = chosen ? "→" : option.available() ? "✓" : "·";
            terminal.out()
                    .println(String.format(
                            "  %s %-10s %s%s",
                            sign, option.way().word(), option.standIn() ? "STAND-IN: " : "", option.description()));
        }
    }
}
