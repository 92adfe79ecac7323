package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Finding;
import java.util.List;
import java.util.Set;

/** The anomalies of units that see, or overwrite, what others have not committed yet. */
final class DirtyPlays {

    private DirtyPlays() {}

    /**
     * G0. The second unit writes both prices between the two writes of the first, where nothing stops it; where a lock
     * does, it waits for the first to commit. (Hermitage lets the first write its second price before the second unit
     * does, which shows nothing where there are no locks.)
     */
    static Finding dirtyWrite(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        t1.setPrice(a, 11_00);
        t2.setPrice(a, 12_00); // waits where T1 holds a write lock on A
        t2.setPrice(b, 22_00);
        t1.setPrice(b, 21_00);
        t1.commit();
        t2.commit();
        stage.settle();

        long priceOfA = stage.priceAfterwards(a);
        long priceOfB = stage.priceAfterwards(b);
        boolean whole = Set.of(List.of(10_00L, 20_00L), List.of(11_00L, 21_00L), List.of(12_00L, 22_00L))
                .contains(List.of(priceOfA, priceOfB));
        return stage.finding(
                !whole,
                "A ends at " + Item.euros(priceOfA) + " and B at " + Item.euros(priceOfB)
                        + (whole ? ", both as one unit wrote them" : ", one from each unit"));
    }

    /** G1a. */
    static Finding abortedRead(Stage stage) {
        Item a = stage.product("A", 10_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        t1.setPrice(a, 101_00);
        Reading<Long> during = t2.price(a);
        t1.rollback();
        Reading<Long> after = t2.price(a);
        t2.commit();
        stage.settle();

        boolean anomaly = t2.committed() && (during.was(101_00L) || after.was(101_00L));
        return stage.finding(
                anomaly, anomaly ? "T2 read 101.00 EUR, which T1 took back" : "T2 never read what T1 took back");
    }

    /** G1b. */
    static Finding intermediateRead(Stage stage) {
        Item a = stage.product("A", 10_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        t1.setPrice(a, 101_00);
        Reading<Long> during = t2.price(a);
        t1.setPrice(a, 11_00);
        t1.commit();
        Reading<Long> after = t2.price(a);
        t2.commit();
        stage.settle();

        boolean anomaly = t2.committed() && (during.was(101_00L) || after.was(101_00L));
        return stage.finding(
                anomaly,
                anomaly
                        ? "T2 read 101.00 EUR, which T1 corrected before it committed"
                        : "T2 never read the price that T1 corrected");
    }

    /** G1c. */
    static Finding circularInformationFlow(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        t1.setPrice(a, 11_00);
        t2.setPrice(b, 22_00);
        Reading<Long> t1SawB = t1.price(b);
        Reading<Long> t2SawA = t2.price(a);
        t1.commit();
        t2.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && t1SawB.was(22_00L) && t2SawA.was(11_00L);
        return stage.finding(
                anomaly,
                anomaly
                        ? "T1 read what T2 wrote, and T2 read what T1 wrote: each came after the other"
                        : "they did not both read what the other wrote");
    }

    /**
     * OTV. The reads of T3 on both products come before the second unit's second write, so that a store without
     * isolation shows one half of it.
     */
    static Finding observedTransactionVanishes(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");
        Unit t3 = stage.unit("T3");

        t1.setPrice(a, 11_00);
        t1.setPrice(b, 19_00);
        t2.setPrice(a, 12_00); // waits where T1 holds a write lock on A
        t1.commit();
        Reading<Long> firstA = t3.price(a);
        Reading<Long> firstB = t3.price(b);
        t2.setPrice(b, 18_00);
        t2.commit();
        Reading<Long> lastB = t3.price(b);
        Reading<Long> lastA = t3.price(a);
        t3.commit();
        stage.settle();

        boolean sawOfT2ThenNot = false;
        boolean sawOfT2 = false;
        for (boolean ofT2 : List.of(firstA.was(12_00L), firstB.was(18_00L), lastB.was(18_00L), lastA.was(12_00L))) {
            sawOfT2ThenNot |= sawOfT2 && !ofT2;
            sawOfT2 |= ofT2;
        }
        boolean anomaly = t2.committed() && t3.committed() && sawOfT2ThenNot;
        return stage.finding(
                anomaly,
                anomaly
                        ? "T3 saw one of T2's prices, and then the other as it was before T2"
                        : "what T3 saw of T2 did not vanish");
    }
}
