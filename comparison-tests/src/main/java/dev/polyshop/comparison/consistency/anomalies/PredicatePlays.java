package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Finding;
import java.util.List;

/** The anomalies of units that ask for all records that meet a condition. */
final class PredicatePlays {

    private PredicatePlays() {}

    /** PMP, where the condition is read. */
    static Finding newProductAppears(Stage stage) {
        Item extra = stage.newItem("C", 30_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<List<String>> first = t1.brand(stage.brand());
        t2.add(extra);
        t2.commit();
        Reading<List<String>> second = t1.brand(stage.brand());
        t1.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && !first.seen().equals(second.seen());
        return stage.finding(
                anomaly,
                anomaly
                        ? "T1 asked twice and found product C only the second time"
                        : "T1 did not get two different answers");
    }

    /**
     * PMP, where the condition is written by: the removal looks for its products before T1's rise and changes them
     * after it.
     */
    static Finding removalMissesWhatItSees(Stage stage) {
        Item a = stage.product("A", 10_00);
        stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        t1.raisePrices(stage.brand(), 10_00);
        Reading<Long> removed = t2.removePriced(stage.brand(), 20_00); // waits where T1 holds write locks
        t1.commit();
        Reading<Long> priceOfA = t2.price(a);
        t2.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && removed.was(0L) && priceOfA.was(20_00L);
        return stage.finding(
                anomaly,
                anomaly
                        ? "T2 removed nothing at 20.00 EUR, and then saw A at 20.00 EUR"
                        : "T2's removal and T2's reading agree");
    }

    /** G2. */
    static Finding bothAddTheOnlyProduct(Stage stage) {
        Item c = stage.newItem("C", 30_00);
        Item d = stage.newItem("D", 42_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<List<String>> t1Saw = t1.brand(stage.brand());
        Reading<List<String>> t2Saw = t2.brand(stage.brand());
        t1.add(c);
        t2.add(d);
        t1.commit();
        t2.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && t1Saw.was(List.of()) && t2Saw.was(List.of());
        return stage.finding(
                anomaly,
                anomaly
                        ? "both found the brand empty, and both added its only product"
                        : "they did not both find the brand empty and add to it");
    }
}
