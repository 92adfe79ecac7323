package dev.polyshop.comparison.datasets.uci;

import java.util.Arrays;
import java.util.List;

/** The columns of the log, by their names in the header. */
enum UciColumn {
    INVOICE("InvoiceNo"),
    STOCK_CODE("StockCode"),
    DESCRIPTION("Description"),
    QUANTITY("Quantity"),
    DATE("InvoiceDate"),
    PRICE("UnitPrice"),
    CUSTOMER("CustomerID"),
    COUNTRY("Country");

    private final String header;

    UciColumn(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(UciColumn::header).toList();
    }
}
