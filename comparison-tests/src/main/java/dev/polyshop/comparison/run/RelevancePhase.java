package dev.polyshop.comparison.run;

import dev.polyshop.comparison.relevance.Judgments;
import dev.polyshop.comparison.relevance.RelevanceLab;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import java.util.List;

/**
 * Holds the stores' search against people's judgments. The judged catalogue has to be in the stores already.
 *
 * @param judgments what people said
 */
public record RelevancePhase(Judgments judgments) implements Phase {

    @Override
    public void run(RunContext context) {
        RelevanceLab lab = new RelevanceLab(judgments, context.progress()::say);
        for (Store store : context.stores().stores()) {
            if (store.support(Capability.FULL_TEXT_SEARCH) instanceof Support.NotOnThisEngine(String reason)) {
                context.progress().say("relevance of " + store.name() + " is not measured: " + reason);
            } else {
                context.findings().addRelevance(List.of(lab.ask(store)));
            }
        }
    }
}
