package dev.polyshop.keyvalue.inventory;

/** Where pieces are, by the name of the hash field that counts them. */
enum Bin {
    ON_HAND("onHand"),
    RESERVED("reserved"),
    SOLD("sold");

    private final String field;

    Bin(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
