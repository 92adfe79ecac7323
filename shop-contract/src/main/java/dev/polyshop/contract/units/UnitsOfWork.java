package dev.polyshop.contract.units;

/** Begins units over a few records, in the way of the shop's {@link dev.polyshop.contract.Mode}. */
public interface UnitsOfWork {

    /** A new unit, for one thread at a time. */
    UnitOfWork begin();
}
