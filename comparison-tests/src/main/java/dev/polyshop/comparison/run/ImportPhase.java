package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Intake;
import dev.polyshop.comparison.datasets.Tally;
import dev.polyshop.comparison.datasets.load.DatasetImport;
import dev.polyshop.comparison.datasets.load.FiguresSummary;
import dev.polyshop.comparison.datasets.load.ImportOutcome;
import dev.polyshop.comparison.datasets.load.ImportProgress;
import dev.polyshop.comparison.datasets.load.SalesFigures;
import dev.polyshop.comparison.datasets.load.Survey;
import dev.polyshop.comparison.results.AccountResult;
import dev.polyshop.comparison.results.FiguresResult;
import dev.polyshop.comparison.results.FiguresResult.Ranked;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills every store with the data, one after the other so that they do not share the cores, and holds what they count
 * and report afterwards against the rows themselves. Comes first, while the stores hold nothing else.
 *
 * @param data what goes in
 * @param intake keeps the account of what is read
 */
public record ImportPhase(Dataset data, Intake intake) implements Phase {

    private static final Logger LOG = LoggerFactory.getLogger(ImportPhase.class);

    @Override
    public void run(RunContext context) {
        Findings findings = context.findings();
        try (Works works = new Works(context.progress())) {
            Survey survey = Survey.of(data, intake, works);
            findings.setData(survey.facts());
            findings.addAccounts(
                    survey.tallies().stream().map(ImportPhase::account).toList());
            survey.damages().forEach(findings::addProblem);
            DatasetImport imports = new DatasetImport(data, survey, works);
            for (Store store : context.stores().stores()) {
                load(imports, store, findings);
            }
            if (survey.period().isPresent()) {
                FiguresSummary summary =
                        FiguresSummary.of(survey, context.stores().stores());
                findings.setFigures(figures(summary));
                summary.differences().forEach(findings::addProblem);
            }
        }
    }

    /** A store whose import fails is a finding like others, and no reason to lose those about the other stores. */
    private static void load(DatasetImport imports, Store store, Findings findings) {
        try {
            ImportOutcome outcome = imports.into(store, true);
            findings.addImport(outcome.result());
            outcome.differences().forEach(findings::addProblem);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("the import into {} failed", store.name(), e);
            findings.addProblem("the import into " + store.name() + " failed: " + e);
        }
    }

    private static AccountResult account(Tally tally) {
        Map<String, Long> rejected = new TreeMap<>();
        tally.rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
        return new AccountResult(tally.things(), tally.read(), tally.accepted(), tally.merged(), rejected);
    }

    private static FiguresResult figures(FiguresSummary summary) {
        SalesFigures expected = summary.expected();
        Map<String, String> byMonth = new LinkedHashMap<>();
        expected.byMonth()
                .forEach((month, revenue) ->
                        byMonth.put(month.toString(), revenue.amount().toPlainString()));
        List<Ranked> products = expected.topProducts().stream()
                .map(one -> new Ranked(one.sku(), one.revenue().amount().toPlainString()))
                .toList();
        List<Ranked> customers = expected.topCustomers().stream()
                .map(one -> new Ranked(
                        one.customer().toString(), one.total().amount().toPlainString()))
                .toList();
        Map<String, Boolean> agrees = summary.reported().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().equals(expected),
                        (a, b) -> a,
                        LinkedHashMap::new));
        return new FiguresResult(
                expected.revenue().currency().getCurrencyCode(),
                expected.revenue().amount().toPlainString(),
                byMonth,
                products,
                customers,
                agrees);
    }

    /** One task on the screen for each piece of work that the import names. */
    private static final class Works implements ImportProgress, AutoCloseable {

        private final Progress progress;
        private String current = "";
        private Progress.Task task = done -> {};

        Works(Progress progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void at(String work, long done, long total) {
            if (!work.equals(current)) {
                task.close();
                current = work;
                task = progress.begin(work, "rows", total);
            }
            task.at(done);
        }

        @Override
        public synchronized void close() {
            task.close();
        }
    }
}
