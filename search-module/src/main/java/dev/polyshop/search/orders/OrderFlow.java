package dev.polyshop.search.orders;

import dev.polyshop.search.carts.CartSweep;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Scan;
import java.time.Clock;

/** How orders come to be and go on, in one of the modes. */
public final class OrderFlow {

    private final Placement placement;
    private final OrderSteps steps;
    private final OrderRecovery recovery;

    private OrderFlow(Placement placement, OrderSteps steps, OrderRecovery recovery) {
        this.placement = placement;
        this.steps = steps;
        this.recovery = recovery;
    }

    /** Read, compute, write back. */
    public static OrderFlow naive(Documents documents, Scan scan, Clock clock) {
        HoldSettlement settlement = new HoldSettlement(documents);
        return new OrderFlow(
                new NaivePlacement(documents, settlement, clock),
                new NaiveSteps(documents),
                recovery(documents, scan, clock, settlement));
    }

    /** Recorded steps of conditional writes. */
    public static OrderFlow recorded(Documents documents, Scan scan, Clock clock) {
        HoldSettlement settlement = new HoldSettlement(documents);
        Reservations reservations = new Reservations(documents, settlement);
        TakeOver takeOver = new TakeOver(documents, reservations);
        return new OrderFlow(
                new RecordedPlacement(
                        documents, reservations, settlement, takeOver, new CartSweep(documents, scan, clock), clock),
                new RecordedSteps(documents, reservations, takeOver, clock),
                recovery(documents, scan, clock, settlement));
    }

    Placement placement() {
        return placement;
    }

    OrderSteps steps() {
        return steps;
    }

    OrderRecovery recovery() {
        return recovery;
    }

    private static OrderRecovery recovery(Documents documents, Scan scan, Clock clock, HoldSettlement settlement) {
        Reservations reservations = new Reservations(documents, settlement);
        return new OrderRecovery(
                documents,
                scan,
                reservations,
                new TakeOver(documents, reservations),
                new CartSweep(documents, scan, clock),
                clock);
    }
}
