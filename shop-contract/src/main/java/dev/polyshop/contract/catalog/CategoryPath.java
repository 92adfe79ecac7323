package dev.polyshop.contract.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a product stands in the tree of categories, from the top down, as in {@code electronics/printers/laser}.
 *
 * @param segments 1 to {@value #MAX_DEPTH} names, each 1 to 60 characters without a slash
 */
public record CategoryPath(List<String> segments) implements Comparable<CategoryPath> {

    /** The deepest category. */
    public static final int MAX_DEPTH = 8;

    /** @throws InvalidDataException if the path is out of bounds */
    public CategoryPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.size() > MAX_DEPTH) {
            throw new InvalidDataException("a category path has 1 to " + MAX_DEPTH + " parts, not " + segments.size());
        }
        for (String segment : segments) {
            TextBounds.line("category", segment, 1, 60);
            if (segment.indexOf('/') >= 0) {
                throw new InvalidDataException("category " + segment + " holds a slash");
            }
        }
    }

    /** Reads {@code a/b/c}. */
    public static CategoryPath parse(String path) {
        return new CategoryPath(List.of(path.split("/", -1)));
    }

    /** The name of the top category. */
    public String top() {
        return segments.getFirst();
    }

    /** This path and those above it, the top one first. */
    public List<CategoryPath> fromTop() {
        List<CategoryPath> all = new ArrayList<>();
        for (int depth = 1; depth <= segments.size(); depth++) {
            all.add(new CategoryPath(segments.subList(0, depth)));
        }
        return all;
    }

    /** Whether this is the other path or below it. */
    public boolean isWithin(CategoryPath other) {
        return segments.size() >= other.segments.size()
                && segments.subList(0, other.segments.size()).equals(other.segments);
    }

    /** By the text form. */
    @Override
    public int compareTo(CategoryPath other) {
        return toString().compareTo(other.toString());
    }

    /** The names joined by slashes. */
    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
