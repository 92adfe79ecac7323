package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.behaviour.RuleBook;
import dev.polyshop.comparison.run.BehaviourPhase;
import dev.polyshop.comparison.run.Phase;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Behaviour only. */
@Command(
        name = "check",
        description = "Hold the stores to the rules of behaviour, and to nothing else. Writes files only with --out.")
final class CheckCommand extends RunCommand {

    CheckCommand(Terminal terminal, Interruption interruption) {
        super(terminal, interruption);
    }

    @Override
    void check() {
        RuleBook.wanted(only());
    }

    @Override
    List<Phase> phases(OpenData opened) {
        List<Phase> phases = new ArrayList<>(opened.imports());
        phases.add(new BehaviourPhase(opened.loaded()));
        return phases;
    }
}
