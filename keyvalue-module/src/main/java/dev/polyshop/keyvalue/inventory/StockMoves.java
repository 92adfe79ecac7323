package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;

/** How pieces move from one bin to another; the modes differ in it. */
interface StockMoves {

    /** Pieces come in from outside. */
    StockChange receive(ProductId product, int quantity);

    /** Pieces move, if there are enough. */
    StockChange move(ProductId product, Bin from, Bin to, int quantity);
}
