package dev.polyshop.relational.search;

/**
 * A word or phrase looked for.
 *
 * @param query the {@code tsquery}, in PostgreSQL's text form
 * @param weight how telling it is: its inverse document frequency, less for a word that was only meant
 */
record SearchTerm(String query, double weight) {

    private static final double ONLY_MEANT = 0.6;

    /**
     * A term that so many of all products have, weighed as in BM25 (Robertson and Zaragoza 2009): PostgreSQL's ts_rank
     * knows how often and where a document has a word, but not how rare the word is.
     */
    static SearchTerm of(String query, double products, double all) {
        double idf = Math.log1p((Math.max(all, products) - products + 0.5) / (products + 0.5));
        return new SearchTerm(query, idf);
    }

    /** A term that stands for a mistyped one. */
    SearchTerm meant() {
        return new SearchTerm(query, weight * ONLY_MEANT);
    }
}
