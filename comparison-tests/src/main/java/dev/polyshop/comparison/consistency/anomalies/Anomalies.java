package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.contract.Guarantee;
import java.util.List;

/** The ten anomalies, from the one that the weakest isolation prevents to the one that only the strongest does. */
final class Anomalies {

    static final List<Anomaly> ALL = List.of(
            new Anomaly(
                    "CONS-G0",
                    "Dirty write: two price lists are written at once, and the shop ends up with a mix of both.",
                    Guarantee.NO_DIRTY_WRITE,
                    DirtyPlays::dirtyWrite),
            new Anomaly(
                    "CONS-G1A",
                    "Aborted read: a price is read that its writer then takes back.",
                    Guarantee.NO_ABORTED_READ,
                    DirtyPlays::abortedRead),
            new Anomaly(
                    "CONS-G1B",
                    "Intermediate read: a price is read that its writer corrects before it is done.",
                    Guarantee.NO_INTERMEDIATE_READ,
                    DirtyPlays::intermediateRead),
            new Anomaly(
                    "CONS-G1C",
                    "Circular information flow: two units each read what the other wrote, so neither came first.",
                    Guarantee.NO_CIRCULAR_INFORMATION_FLOW,
                    DirtyPlays::circularInformationFlow),
            new Anomaly(
                    "CONS-OTV",
                    "Observed transaction vanishes: half of a new price list is seen, then the other half of the old one.",
                    Guarantee.NO_OBSERVED_TRANSACTION_VANISHES,
                    DirtyPlays::observedTransactionVanishes),
            new Anomaly(
                    "CONS-PMP",
                    "Predicate-many-preceders: the same question about a brand is answered differently within one unit.",
                    Guarantee.NO_PREDICATE_MANY_PRECEDERS,
                    PredicatePlays::newProductAppears,
                    PredicatePlays::removalMissesWhatItSees),
            new Anomaly(
                    "CONS-P4",
                    "Lost update: two sales each take one piece from ten, and nine are left.",
                    Guarantee.NO_LOST_UPDATE,
                    SkewPlays::lostSale,
                    SkewPlays::lostPriceRise),
            new Anomaly(
                    "CONS-GSINGLE",
                    "Read skew: one price is read from before a change of two, and the other from after it.",
                    Guarantee.NO_READ_SKEW,
                    SkewPlays::readSkew,
                    SkewPlays::removalAfterStaleRead),
            new Anomaly(
                    "CONS-G2ITEM",
                    "Write skew: one of two products may be reduced; two units look, and reduce one each.",
                    Guarantee.NO_WRITE_SKEW,
                    SkewPlays::writeSkew),
            new Anomaly(
                    "CONS-G2",
                    "Predicate write skew: a brand may have one product; two units find none, and add one each.",
                    Guarantee.NO_PREDICATE_WRITE_SKEW,
                    PredicatePlays::bothAddTheOnlyProduct));

    private Anomalies() {}
}
