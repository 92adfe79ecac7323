package dev.polyshop.comparison.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.behaviour.kit.SequencePlan;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.Verdict;
import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.reports.DayRevenue;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The behaviour suite")
final class BehaviourSuiteTest {

    @Nested
    @DisplayName("notices what is wrong")
    class Failures {

        @Test
        @DisplayName("a lost update: a change from an old version is written all the same")
        void lostUpdate() {
            Running careless = Bent.port(Catalog.class, "replace", (call, arguments) -> {
                Product product = (Product) arguments[0];
                for (long version = 1; version < 100; version++) {
                    try {
                        arguments[0] = product.withVersion(version);
                        return call.proceed();
                    } catch (StaleVersionException e) {
                        continue;
                    }
                }
                return call.proceed();
            });

            assertThat(verdicts(careless, "CAT-01", "CAT-03", "CAT-12"))
                    .isEqualTo(Map.of("CAT-01", Verdict.PASS, "CAT-03", Verdict.FAILS, "CAT-12", Verdict.FAILS));
        }

        @Test
        @DisplayName("an oversell: pieces are promised that are not there")
        void oversell() {
            Running generous = Bent.port(Inventory.class, "take", (call, arguments) -> {
                Object answer = call.proceed();
                return answer instanceof StockChange.TooFew few
                        ? new StockChange.Done(new StockLevel(few.product(), 0, 1, 0))
                        : answer;
            });

            assertThat(verdicts(generous, "INV-01", "INV-02", "INV-07"))
                    .isEqualTo(Map.of("INV-01", Verdict.PASS, "INV-02", Verdict.FAILS, "INV-07", Verdict.FAILS));
        }

        @Test
        @DisplayName("a report that leaves out the days of nothing")
        void missingDays() {
            Running thrifty = Bent.port(SalesReports.class, "revenueByDay", (call, arguments) -> {
                List<DayRevenue> days = new ArrayList<>();
                for (Object day : (List<?>) Objects.requireNonNull(call.proceed())) {
                    days.add((DayRevenue) day);
                }
                days.removeIf(day -> day.orders() == 0);
                return days;
            });

            assertThat(verdicts(thrifty, "REP-01", "REP-08", "REP-20"))
                    .isEqualTo(Map.of("REP-01", Verdict.PASS, "REP-08", Verdict.FAILS, "REP-20", Verdict.FAILS));
        }

        @Test
        @DisplayName("a search that hides its last hit")
        void hiddenHit() {
            Running forgetful = Bent.port(ProductSearch.class, "search", (call, arguments) -> {
                SearchResult all = (SearchResult) Objects.requireNonNull(call.proceed());
                return all.hits().isEmpty()
                        ? all
                        : new SearchResult(
                                all.hits().subList(0, all.hits().size() - 1), all.total(), all.facets(), all.next());
            });

            assertThat(verdicts(forgetful, "SRCH-01", "SRCH-23", "SRCH-26"))
                    .isEqualTo(Map.of("SRCH-01", Verdict.FAILS, "SRCH-23", Verdict.FAILS, "SRCH-26", Verdict.PASS));
        }

        @Test
        @DisplayName("an exception that is none of the contract's, with its type in the reason")
        void foreignException() {
            Running broken = Bent.port(Orders.class, "place", (call, arguments) -> {
                throw new IllegalStateException("the driver's own words");
            });

            RuleResult.Outcome outcome = outcome(broken, "ORD-01");
            assertThat(outcome.verdict()).isEqualTo(Verdict.FAILS);
            assertThat(outcome.reason()).isEqualTo("java.lang.IllegalStateException: the driver's own words");
        }

        @Test
        @DisplayName("a rare wrong answer, by a random sequence that is cut down to the steps that matter")
        void randomSequence() {
            Running wrong = Bent.port(Inventory.class, "release", (call, arguments) -> {
                Object answer = call.proceed();
                return answer instanceof StockChange.TooFew few
                        ? new StockChange.TooFew(few.product(), few.available() + 1)
                        : answer;
            });

            RuleResult.Outcome outcome = outcome(wrong, "RND-01");
            assertThat(outcome.verdict()).isEqualTo(Verdict.FAILS);
            assertThat(outcome.reason())
                    .startsWith("with seed 7, after 1. add product")
                    .contains("2. release stock", "expected TooFew", "available=0", "available=1")
                    .doesNotContain("3. ");
        }
    }

    @Nested
    @DisplayName("holds a store to what it declares")
    class Declarations {

        @Test
        @DisplayName("a declared difference that is there is seen, with the store's reason")
        void differs() {
            Running stemless = Bent.port(ProductSearch.class, "search", (call, arguments) -> {
                SearchQuery query = (SearchQuery) arguments[0];
                if (query.text().equals("battery")) {
                    arguments[0] = SearchQuery.of("nothing of the kind").among(query.filter());
                }
                return call.proceed();
            });
            Support reason = new Support.Differs("Words are compared as they are written.");

            RuleResult.Outcome outcome =
                    outcome(Bent.declaring(stemless, Map.of(Capability.SEARCH_STEMMING, reason)), "SRCH-02");
            assertThat(outcome.verdict()).isEqualTo(Verdict.DIFFERS);
            assertThat(outcome.reason()).isEqualTo("Words are compared as they are written.");
            assertThat(outcome(stemless, "SRCH-02").verdict()).isEqualTo(Verdict.FAILS);
        }

        @Test
        @DisplayName("a declared difference that is not there is a failure, in either way a rule can assert it")
        void declaredInVain() {
            Support reason = new Support.Differs("Lists lag behind.");
            Running modest = Bent.declaring(
                    Bent.straight(),
                    Map.of(Capability.SEARCH_STEMMING, reason, Capability.LISTS_SEE_WRITES_AT_ONCE, reason));

            for (String id : List.of("SRCH-02", "CAT-28", "ORD-26", "REV-08")) {
                assertThat(outcome(modest, id).verdict()).as(id).isEqualTo(Verdict.FAILS);
                assertThat(outcome(modest, id).reason()).contains("does not have");
            }
        }

        @Test
        @DisplayName("what the engine at hand lacks is not run, with the reason")
        void notRun() {
            Support reason = new Support.NotOnThisEngine("The stand-in has no index of words.");
            Running standIn = Bent.declaring(Bent.straight(), Map.of(Capability.FULL_TEXT_SEARCH, reason));

            RuleResult.Outcome outcome = outcome(standIn, "SRCH-01");
            assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_RUN);
            assertThat(outcome.reason()).isEqualTo("The stand-in has no index of words.");
        }

        @Test
        @DisplayName("a server of others may lack a part, one that Polyshop started may not")
        void lacksAPart() {
            Support reason = new Support.NotOnThisEngine("The extension is not installed.");
            Running lacking = Bent.declaring(Bent.straight(), Map.of(Capability.SEARCH_TYPO_TOLERANCE, reason));

            assertThat(outcome(Bent.reachedBy(EngineWay.EXTERNAL, lacking), "ENG-06")
                            .verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(outcome(Bent.reachedBy(EngineWay.EMBEDDED, lacking), "ENG-06")
                            .verdict())
                    .isEqualTo(Verdict.FAILS);
        }
    }

    @Nested
    @DisplayName("keeps a rule book")
    class Book {

        @Test
        @DisplayName("of at least 90 rules with unique ids, and titles and lessons that are sentences")
        void wellFormed() {
            List<RuleInfo> rules = RuleBook.rules();

            assertThat(rules).hasSizeGreaterThanOrEqualTo(90);
            assertThat(rules)
                    .extracting(RuleInfo::id)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[A-Z]+-\\d\\d"));
            assertThat(rules).allMatch(rule -> rule.title().endsWith("."), "title ends with a full stop");
            assertThat(rules).allMatch(rule -> rule.teaches().matches("(?s).*[.?]"), "lesson is a sentence");
            assertThat(rules)
                    .extracting(RuleInfo::area)
                    .contains(
                            "CAT", "CUS", "INV", "CART", "ORD", "REV", "SRCH", "REP", "SEC", "ENG", "UNIT", "RND",
                            "DATA");
        }

        @Test
        @DisplayName("that has every class of rules in it")
        void complete() {
            var rules = new ClassFileImporter()
                    .importPackages("dev.polyshop.comparison.behaviour.rules").stream()
                            .filter(type -> type.isAnnotatedWith(EachStore.class))
                            .map(type -> type.getFullName())
                            .toList();

            assertThat(RuleBook.classes(true)).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(rules);
        }

        @Test
        @DisplayName("from which patterns choose, in any case, and nothing is chosen by mistake")
        void patterns() {
            assertThat(results(Bent.straight(), List.of("cat-0*", "INV-01"), Optional.empty()))
                    .extracting(RuleResult::id)
                    .contains("CAT-01", "CAT-09", "INV-01")
                    .allMatch(id -> id.startsWith("CAT-0") || id.equals("INV-01"));
            assertThatThrownBy(() -> results(Bent.straight(), List.of("CAT-01", "FOO-*"), Optional.empty()))
                    .isInstanceOf(InvalidDataException.class)
                    .hasMessageContaining("FOO-*")
                    .hasMessageContaining("CAT-*");
        }

        @Test
        @DisplayName("and tells a listener of every check, planned, begun and ended")
        void listener() {
            List<String> heard = Collections.synchronizedList(new ArrayList<>());
            results(Bent.straight(), List.of("INV-01", "INV-02"), Optional.of(new BehaviourListener() {
                @Override
                public void planned(int checks) {
                    heard.add("planned " + checks);
                }

                @Override
                public void started(String store, RuleInfo rule) {
                    heard.add("started " + store + " " + rule.id());
                }

                @Override
                public void finished(String store, RuleInfo rule, RuleResult.Outcome outcome) {
                    heard.add("finished " + store + " " + rule.id() + " "
                            + outcome.verdict().word());
                }
            }));

            assertThat(heard).hasSize(5).startsWith("planned 2");
            assertThat(heard.subList(1, 5))
                    .containsExactlyInAnyOrder(
                            "started reference INV-01",
                            "finished reference INV-01 pass",
                            "started reference INV-02",
                            "finished reference INV-02 pass");
        }
    }

    private static Map<String, Verdict> verdicts(Running store, String... ids) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (RuleResult result : results(store, List.of(ids), Optional.empty())) {
            result.verdicts().values().forEach(outcome -> verdicts.put(result.id(), outcome.verdict()));
        }
        return verdicts;
    }

    private static RuleResult.Outcome outcome(Running store, String id) {
        return outcome(store, id, SequencePlan.DEFAULT);
    }

    private static RuleResult.Outcome outcome(Running store, String id, SequencePlan sequences) {
        BehaviourRequest request = new BehaviourRequest(
                List.of(store), List.of(id), 7, sequences, Optional.empty(), BehaviourListener.NONE);
        return Objects.requireNonNull(
                BehaviourSuite.run(request).getFirst().verdicts().get("reference"));
    }

    private static List<RuleResult> results(Running store, List<String> only, Optional<BehaviourListener> listener) {
        return BehaviourSuite.run(new BehaviourRequest(
                List.of(store),
                only,
                7,
                SequencePlan.DEFAULT,
                Optional.empty(),
                listener.orElse(BehaviourListener.NONE)));
    }
}
