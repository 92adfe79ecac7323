package dev.polyshop.comparison.results;

import dev.polyshop.comparison.results.FiguresResult.Ranked;
import dev.polyshop.comparison.results.RuleResult.Outcome;
import dev.polyshop.comparison.results.StoreFacts.Declared;
import dev.polyshop.comparison.results.StoreFacts.ModeFacts;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Guarantee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Results made up for the tests of reports: every verdict, a stand-in, a floor that is missing, rows kept out. */
public final class SampleResults {

    /** The rules' titles, by area. */
    private static final Map<String, List<String>> RULES = rules();

    private static final String STAND_IN = "the stand-in mongo-java-server has no transactions";
    private static final String REFRESH =
            "a write is in lists, searches and reports from the next refresh on, at most a second later";

    private SampleResults() {}

    /** A whole run over four stores in which nothing failed. */
    public static RunResults complete() {
        List<RuleResult> behaviour = new ArrayList<>();
        RULES.forEach((area, titles) -> {
            for (int i = 0; i < titles.size(); i++) {
                behaviour.add(rule(area, i + 1, titles.get(i)));
            }
        });
        return with(behaviour);
    }

    /** The same run with one failure in it. */
    public static RunResults failing() {
        List<RuleResult> behaviour = new ArrayList<>(complete().behaviour());
        RuleResult first = behaviour.getFirst();
        Map<String, Outcome> verdicts = new LinkedHashMap<>(first.verdicts());
        verdicts.put("keyvalue", new Outcome(Verdict.FAILS, "expected 5 products but found 4", 12));
        behaviour.set(
                0, new RuleResult(first.id(), first.area(), first.title(), first.teaches(), first.needs(), verdicts));
        return with(behaviour);
    }

    /** A run in which every text is the one given. */
    public static RunResults hostile(String text) {
        Outcome outcome = new Outcome(Verdict.DIFFERS, text, 1);
        RunResults sane = complete();
        StoreFacts store = new StoreFacts(
                "s",
                text,
                text,
                text,
                "external",
                true,
                text,
                text,
                Map.of(text, text),
                text,
                List.of(new ModeFacts(text, text, text, List.of())),
                Map.of());
        return new RunResults(
                RunResults.SCHEMA,
                text,
                text,
                sane.startedAt(),
                sane.finishedAt(),
                text,
                1,
                text,
                new HostFacts(text, text, 1, 1, text),
                new DataFacts(text, 1, 1, 1, 1, new TreeMap<>(Map.of(text, 1L))),
                List.of(store),
                List.of(new RuleResult("CAT-01", "CAT", text, text, List.of(), Map.of("s", outcome))),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ImportResult("s", 1, 1, 1, null, Map.of())),
                List.of(new AccountResult(text, 1, 0, 0, Map.of(text, 1L))),
                new FiguresResult(
                        text, text, Map.of(text, text), List.of(new Ranked(text, text)), List.of(), Map.of("s", false)),
                List.of(text),
                List.of(),
                List.of(),
                null);
    }

    private static RunResults with(List<RuleResult> behaviour) {
        return new RunResults(
                RunResults.SCHEMA,
                "1.0.0",
                "20260301_101500_ab12",
                Instant.parse("2026-03-01T10:15:00Z"),
                Instant.parse("2026-03-01T10:17:25Z"),
                "polyshop compare --data generated:tiny --seed 1",
                1,
                "quick",
                new HostFacts("Linux 6.1 amd64", "An imagined processor", 2, 8L << 30, "Some Java 21"),
                new DataFacts(
                        "generated:tiny",
                        200,
                        300,
                        1_000,
                        2_480,
                        new TreeMap<>(Map.of("PRICE_NOT_POSITIVE", 12L, "QUANTITY_NOT_POSITIVE", 1_403L))),
                List.of(
                        store(
                                "relational",
                                "PostgreSQL",
                                "PostgreSQL",
                                "18.6",
                                false,
                                "serializable",
                                Map.of(
                                        "fsync",
                                        "on",
                                        "synchronous_commit",
                                        "on",
                                        "default_transaction_isolation",
                                        "read committed")),
                        store(
                                "document",
                                "MongoDB",
                                "mongo-java-server",
                                "1.47.0",
                                true,
                                "conditional-update",
                                Map.of()),
                        store(
                                "keyvalue",
                                "Redis",
                                "Redis",
                                "6.2.7",
                                false,
                                "lua",
                                Map.of(
                                        "appendonly",
                                        "yes",
                                        "appendfsync",
                                        "everysec",
                                        "maxmemory-policy",
                                        "noeviction")),
                        store(
                                "search",
                                "Elasticsearch",
                                "Elasticsearch",
                                "9.5.3",
                                false,
                                "seq-no",
                                Map.of("refresh_interval", "1s", "index.translog.durability", "request"))),
                behaviour,
                List.of(),
                SampleLatency.measured(),
                SampleLatency.relevance(),
                List.of(
                        new ImportResult("relational", 3_980, 0.21, 18_900, 24_300.0, Map.of("orders", 1_000L)),
                        new ImportResult("document", 3_980, 0.30, 13_200, 15_000.0, Map.of("orders", 1_000L)),
                        new ImportResult("keyvalue", 3_980, 0.12, 33_100, 41_000.0, Map.of("orders", 1_000L)),
                        new ImportResult("search", 3_980, 0.64, 6_200, null, Map.of("orders", 1_000L))),
                List.of(new AccountResult(
                        "orders", 1_015, 1_000, 0, Map.of("PRICE_NOT_POSITIVE", 12L, "DUPLICATE_KEY", 3L))),
                new FiguresResult(
                        "EUR",
                        "48210.55",
                        new TreeMap<>(Map.of("2025-11", "21000.10", "2025-12", "27210.45")),
                        List.of(new Ranked("P-000017", "1911.20"), new Ranked("P-000003", "1204.00")),
                        List.of(new Ranked("0197-customer", "912.40")),
                        new TreeMap<>(Map.of("relational", true, "document", true, "keyvalue", true, "search", true))),
                List.of(),
                SampleLatency.ladders(),
                SampleLatency.highestRates(),
                null);
    }

    private static StoreFacts store(
            String name,
            String title,
            String product,
            String version,
            boolean standIn,
            String mode,
            Map<String, String> settings) {
        Map<Capability, Declared> capabilities = Arrays.stream(Capability.values())
                .collect(Collectors.toMap(each -> each, each -> declared(name, each), (a, b) -> a, LinkedHashMap::new));
        return new StoreFacts(
                name,
                title,
                product,
                version,
                "embedded",
                standIn,
                standIn ? "Put a mongod on the PATH or set POLYSHOP_MONGODB_URI to see the real one." : "",
                "127.0.0.1:4711",
                settings,
                mode,
                List.of(
                        new ModeFacts(
                                "naive",
                                "Reads, computes and writes back.",
                                "Costs nothing and keeps nothing.",
                                List.of()),
                        new ModeFacts(
                                mode,
                                "Does the work in one step of the server's own.",
                                "Costs a retry under contention.",
                                List.of(Guarantee.NO_LOST_UPDATE, Guarantee.NO_OVERSELL))),
                capabilities);
    }

    private static Declared declared(String store, Capability capability) {
        if (store.equals("document") && capability == Capability.MULTI_RECORD_TRANSACTION) {
            return new Declared("not-on-this-engine", STAND_IN);
        }
        if (store.equals("search") && capability.name().endsWith("_SEE_WRITES_AT_ONCE")) {
            return new Declared("differs", REFRESH);
        }
        return new Declared("full", null);
    }

    private static RuleResult rule(String area, int number, String title) {
        boolean fresh = title.contains("at once");
        boolean phrase = title.contains("double quotes");
        boolean whole = title.contains("whole or not at all");
        List<Capability> needs = fresh
                ? List.of(Capability.LISTS_SEE_WRITES_AT_ONCE)
                : phrase
                        ? List.of(Capability.SEARCH_PHRASE)
                        : whole ? List.of(Capability.ATOMIC_BULK_CHANGE) : List.of();
        Map<String, Outcome> verdicts = new LinkedHashMap<>();
        verdicts.put("relational", new Outcome(Verdict.PASS, null, 4 + number));
        verdicts.put(
                "document",
                phrase || whole
                        ? new Outcome(
                                Verdict.NOT_RUN, phrase ? "the stand-in mongo-java-server has no $text" : STAND_IN, 0)
                        : new Outcome(Verdict.PASS, null, 3 + number));
        verdicts.put(
                "keyvalue",
                phrase
                        ? new Outcome(
                                Verdict.DIFFERS,
                                "words are matched in sets without their places, so a phrase is its words",
                                2)
                        : new Outcome(Verdict.PASS, null, 1 + number));
        verdicts.put(
                "search",
                fresh || whole
                        ? new Outcome(Verdict.DIFFERS, fresh ? REFRESH : "a bulk request is not a transaction", 40)
                        : new Outcome(Verdict.PASS, null, 9 + number));
        return new RuleResult(
                String.format("%s-%02d", area, number),
                area,
                title,
                "Where a store keeps what belongs together decides what it can promise about it.",
                needs,
                verdicts);
    }

    private static Map<String, List<String>> rules() {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        rules.put(
                "CAT",
                List.of(
                        "A product is found by its id and by its SKU",
                        "A second product with the same SKU is refused",
                        "A product changed meanwhile is not overwritten",
                        "A category shows the products of the categories below it",
                        "Pages show every product once while others are added",
                        "A rename of an attribute is seen whole or not at all",
                        "Unicode, emoji and 100 kB of description come back as they were"));
        rules.put(
                "CUS",
                List.of(
                        "An email address belongs to one customer, in any case",
                        "Of sixteen registrations under one address, one succeeds",
                        "Erasing a customer leaves the orders' totals"));
        rules.put("INV", List.of("More than there is cannot be taken", "The sums hold under sixteen threads"));
        rules.put("CART", List.of("Adding twice adds up", "A forgotten cart expires by itself"));
        rules.put(
                "ORD",
                List.of(
                        "The same key twice gives the same order",
                        "An order of 100 lines is all or nothing",
                        "A coupon is used no more often than issued",
                        "A new order is in the customer's history at once"));
        rules.put("REV", List.of("A customer reviews a product once", "The average is that of the reviews"));
        rules.put(
                "SRCH",
                List.of(
                        "A word finds its inflected forms",
                        "A word with one letter wrong is found",
                        "Words in double quotes are found next to each other only",
                        "A new product is found at once"));
        rules.put(
                "REP",
                List.of("Top products equal a plain count, to the cent", "Days without an order are in the report"));
        rules.put("SEC", List.of("A field that holds $where, Lua, JSON or SQL stays text"));
        return rules;
    }
}
