package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Finding;

/** The anomalies of units that act on what they read, when it is no longer so. */
final class SkewPlays {

    private SkewPlays() {}

    /** P4, on stock. */
    static Finding lostSale(Stage stage) {
        Item a = stage.stocked("A", 10_00, 10);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<Long> t1Saw = t1.onHand(a);
        Reading<Long> t2Saw = t2.onHand(a);
        t1.setOnHand(a, () -> t1Saw.get() - 1, "writes back one piece fewer");
        t2.setOnHand(a, () -> t2Saw.get() - 1, "writes back one piece fewer"); // may wait for T1
        t1.commit();
        t2.commit();
        stage.settle();

        long left = stage.onHandAfterwards(a);
        boolean anomaly = t1.committed() && t2.committed() && left != 8;
        return stage.finding(
                anomaly,
                anomaly
                        ? "two pieces were sold out of 10, and " + left + " are left"
                        : sales(t1, t2) + " succeeded, and " + left + " are left");
    }

    /** P4, on a price. */
    static Finding lostPriceRise(Stage stage) {
        Item a = stage.product("A", 10_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<Long> t1Saw = t1.price(a);
        Reading<Long> t2Saw = t2.price(a);
        t1.setPrice(a, () -> t1Saw.get() + 1_00, "writes back 1.00 EUR more");
        t2.setPrice(a, () -> t2Saw.get() + 1_00, "writes back 1.00 EUR more"); // may wait for T1
        t1.commit();
        t2.commit();
        stage.settle();

        long price = stage.priceAfterwards(a);
        boolean anomaly = t1.committed() && t2.committed() && price != 12_00;
        return stage.finding(
                anomaly,
                anomaly
                        ? "10.00 EUR was raised twice by 1.00 EUR, and is " + Item.euros(price)
                        : sales(t1, t2) + " succeeded, and the price is " + Item.euros(price));
    }

    /** G-single. */
    static Finding readSkew(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<Long> t1SawA = t1.price(a);
        t2.price(a);
        t2.price(b);
        t2.setPrice(a, 12_00);
        t2.setPrice(b, 18_00);
        t2.commit();
        Reading<Long> t1SawB = t1.price(b);
        t1.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && t1SawA.was(10_00L) && t1SawB.was(18_00L);
        return stage.finding(
                anomaly,
                anomaly
                        ? "T1 read A from before T2's change and B from after it: 28.00 EUR for a pair that always costs 30.00"
                        : "T1 did not read a mix of before and after");
    }

    /** G-single, where T1 goes on to write by a condition that T2 has changed. */
    static Finding removalAfterStaleRead(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<Long> t1SawA = t1.price(a);
        t2.setPrice(a, 12_00);
        t2.setPrice(b, 18_00);
        t2.commit();
        Reading<Long> removed = t1.removePriced(stage.brand(), 20_00);
        t1.commit();
        stage.settle();

        boolean anomaly = t1.committed() && t2.committed() && t1SawA.was(10_00L) && removed.was(0L);
        return stage.finding(
                anomaly,
                anomaly
                        ? "T1 read A from before T2's change, and then found nothing at 20.00 EUR, as after it"
                        : "T1 did not act on a mix of before and after");
    }

    /** G2-item. */
    static Finding writeSkew(Stage stage) {
        Item a = stage.product("A", 10_00);
        Item b = stage.product("B", 20_00);
        stage.curtain();
        Unit t1 = stage.unit("T1");
        Unit t2 = stage.unit("T2");

        Reading<Long> t1SawA = t1.price(a);
        Reading<Long> t1SawB = t1.price(b);
        Reading<Long> t2SawA = t2.price(a);
        Reading<Long> t2SawB = t2.price(b);
        t1.setPrice(a, 5_00);
        t2.setPrice(b, 15_00);
        t1.commit();
        t2.commit();
        stage.settle();

        boolean bothSawFullPrices =
                t1SawA.was(10_00L) && t1SawB.was(20_00L) && t2SawA.was(10_00L) && t2SawB.was(20_00L);
        boolean anomaly = t1.committed() && t2.committed() && bothSawFullPrices;
        return stage.finding(
                anomaly,
                anomaly
                        ? "both saw two full prices, and both reduced one"
                        : "they did not both see two full prices and reduce one");
    }

    private static String sales(Unit t1, Unit t2) {
        return t1.committed() && t2.committed() ? "both" : t1.committed() || t2.committed() ? "one" : "none";
    }
}
