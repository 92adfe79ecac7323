package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.AccountResult;
import dev.polyshop.comparison.results.DataFacts;
import dev.polyshop.comparison.results.FiguresResult;
import dev.polyshop.comparison.results.RunResults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The data that the shop was filled with.
 *
 * @param facts the counts
 * @param accounts what became of what was read
 * @param rejections rows kept out, most first
 * @param figures what a merchant asks first; null if the data hold no order
 */
public record DataView(
        DataFacts facts,
        List<Account> accounts,
        List<Rejection> rejections,
        @Nullable FiguresView figures) {

    /**
     * What became of one kind of thing.
     *
     * @param things what
     * @param read seen
     * @param accepted in the shop
     * @param merged in the shop as part of another
     * @param rejected kept out
     */
    public record Account(String things, String read, String accepted, String merged, String rejected) {

        static Account of(AccountResult account) {
            long rejected = account.rejected().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return new Account(
                    account.things(),
                    Figures.grouped(account.read()),
                    Figures.grouped(account.accepted()),
                    Figures.grouped(account.merged()),
                    Figures.grouped(rejected));
        }
    }

    /**
     * Rows kept out.
     *
     * @param reason why
     * @param count how many
     */
    public record Rejection(String reason, String count) {}

    /**
     * Figures over the data alone.
     *
     * @param currency of all amounts
     * @param revenue of all orders
     * @param agreement which stores say the same, in a sentence
     * @param months revenue by month
     * @param products the top products
     * @param customers the top customers
     */
    public record FiguresView(
            String currency,
            String revenue,
            String agreement,
            List<Line> months,
            List<Line> products,
            List<Line> customers) {

        static FiguresView of(FiguresResult figures, List<StoreView> stores) {
            return new FiguresView(
                    figures.currency(),
                    amount(figures.revenue()),
                    agreement(figures.agrees(), stores),
                    figures.byMonth().entrySet().stream()
                            .map(entry -> new Line(entry.getKey(), amount(entry.getValue())))
                            .toList(),
                    lines(figures.topProducts()),
                    lines(figures.topCustomers()));
        }

        private static List<Line> lines(List<FiguresResult.Ranked> ranking) {
            return ranking.stream()
                    .map(one -> new Line(one.key(), amount(one.amount())))
                    .toList();
        }

        private static String agreement(Map<String, Boolean> agrees, List<StoreView> stores) {
            String others = stores.stream()
                    .filter(store -> Boolean.FALSE.equals(agrees.get(store.name())))
                    .map(StoreView::title)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                return "Not the same in " + others + ".";
            }
            return agrees.size() == 1
                    ? "The store's reports and a plain count over the rows agree, to the minor unit."
                    : "The reports of all " + agrees.size() + " stores and a plain count over the rows agree, to the"
                            + " minor unit.";
        }

        /** With commas between thousands; as it is if it is no number. */
        private static String amount(String decimal) {
            try {
                BigDecimal value = new BigDecimal(decimal);
                return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
            } catch (NumberFormatException e) {
                return decimal;
            }
        }
    }

    /**
     * A figure.
     *
     * @param name what of
     * @param amount how much
     */
    public record Line(String name, String amount) {}

    /** The data of a run; empty if there were none. */
    static Optional<DataView> of(RunResults run, List<StoreView> stores) {
        return Optional.ofNullable(run.data())
                .map(facts -> new DataView(
                        facts,
                        run.accounts().stream().map(Account::of).toList(),
                        facts.rejected().entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed())
                                .map(entry -> new Rejection(entry.getKey(), Figures.grouped(entry.getValue())))
                                .toList(),
                        run.figures() == null ? null : FiguresView.of(run.figures(), stores)));
    }

    public String products() {
        return Figures.grouped(facts.products());
    }

    public String customers() {
        return Figures.grouped(facts.customers());
    }

    public String orders() {
        return Figures.grouped(facts.orders());
    }

    public String orderLines() {
        return Figures.grouped(facts.orderLines());
    }
}
