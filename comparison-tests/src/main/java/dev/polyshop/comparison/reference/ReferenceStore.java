package dev.polyshop.comparison.reference;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.EngineFacts;
import java.util.EnumSet;
import java.util.List;

/** One namespace of the reference engine. */
final class ReferenceStore implements Store {

    /** The one way of working: one operation after the other. */
    private static final Mode SERIAL = new Mode(
            "serial",
            "One operation after the other under one lock; a unit counts only if nothing changed since it began.",
            "Nothing runs side by side, and nothing outlives the process.",
            EnumSet.complementOf(EnumSet.of(Guarantee.SURVIVES_PROCESS_KILL)));

    private final EngineFacts facts;
    private final Shop shop;
    private final Runnable remove;

    ReferenceStore(EngineFacts facts, Shop shop, Runnable remove) {
        this.facts = facts;
        this.shop = shop;
        this.remove = remove;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public EngineFacts engine() {
        return facts;
    }

    @Override
    public List<Mode> modes() {
        return List.of(SERIAL);
    }

    @Override
    public Mode defaultMode() {
        return SERIAL;
    }

    @Override
    public Shop shop(Mode mode) {
        if (!mode.equals(SERIAL)) {
            throw new IllegalArgumentException("the reference shop has no mode " + mode.name());
        }
        return shop;
    }

    @Override
    public Support support(Capability capability) {
        return new Support.Full();
    }

    @Override
    public BulkFloor bulkFloor() {
        return new ReferenceBulkFloor();
    }

    @Override
    public void close() {
        remove.run();
    }
}
