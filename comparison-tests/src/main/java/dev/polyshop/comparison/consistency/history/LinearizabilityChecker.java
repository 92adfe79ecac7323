package dev.polyshop.comparison.consistency.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether a history of calls on one record can be explained by calls that each happened at one moment between
 * being made and being answered (Herlihy and Wing 1990).
 *
 * <p>The search is that of Wing and Gong (1993) with the memory of Lowe (2017): a set of calls already placed, together
 * with the state it leads to, is looked at once. Records are independent of each other (linearizability is local), so
 * each is checked alone. Where no call was under way, the history is cut, and what follows begins with every state that
 * the calls before can have led to.
 */
public final class LinearizabilityChecker<S, I, O> {

    private final SequentialModel<S, I, O> model;

    public LinearizabilityChecker(SequentialModel<S, I, O> model) {
        this.model = model;
    }

    private record Place<S>(BitSet placed, S state) {}

    /** The smallest part of the history found that has no explanation, or nothing if it has one. */
    public Optional<Counterexample<S, I, O>> check(List<Operation<I, O>> history) {
        Set<S> states = Set.of(model.initial());
        for (List<Operation<I, O>> part : cutWhereQuiet(history)) {
            Set<S> after = statesAfter(part, states);
            if (after.isEmpty()) {
                return Optional.of(new Counterexample<>(states, smallest(part, states)));
            }
            states = after;
        }
        return Optional.empty();
    }

    /** Between two parts no call is under way. A call that was never answered is under way for ever. */
    private static <I, O> List<List<Operation<I, O>>> cutWhereQuiet(List<Operation<I, O>> history) {
        List<List<Operation<I, O>>> parts = new ArrayList<>();
        List<Operation<I, O>> part = new ArrayList<>();
        long lastReturn = Long.MIN_VALUE;
        for (Operation<I, O> operation : inOrderOfInvocation(history)) {
            if (!part.isEmpty() && lastReturn < operation.invokedNanos()) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(operation);
            lastReturn = Math.max(lastReturn, operation.returnedNanos());
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /**
     * Every state that some valid order of the calls leads to.
     *
     * @param part in the order in which they were made
     */
    private Set<S> statesAfter(List<Operation<I, O>> part, Set<S> before) {
        Set<S> ends = new LinkedHashSet<>();
        Set<Place<S>> seen = new HashSet<>();
        Deque<Place<S>> open = new ArrayDeque<>();
        before.forEach(state -> open.push(new Place<>(new BitSet(part.size()), state)));
        while (!open.isEmpty()) {
            Place<S> place = open.pop();
            if (!seen.add(place)) {
                continue;
            }
            if (answeredArePlaced(part, place.placed())) {
                ends.add(place.state());
            }
            long firstAnswer = firstAnswer(part, place.placed());
            // Made after that answer came, a call cannot have happened before the one answered; nor can any later one.
            for (int next = place.placed().nextClearBit(0);
                    next < part.size() && part.get(next).invokedNanos() <= firstAnswer;
                    next = place.placed().nextClearBit(next + 1)) {
                BitSet placed = (BitSet) place.placed().clone();
                placed.set(next);
                after(place.state(), part.get(next)).ifPresent(state -> open.push(new Place<>(placed, state)));
            }
        }
        return ends;
    }

    private Optional<S> after(S state, Operation<I, O> operation) {
        return operation.output().isPresent()
                ? model.after(state, operation.input(), operation.output().get())
                : Optional.of(model.afterUnanswered(state, operation.input()));
    }

    private static <I, O> boolean answeredArePlaced(List<Operation<I, O>> part, BitSet placed) {
        for (int i = placed.nextClearBit(0); i < part.size(); i = placed.nextClearBit(i + 1)) {
            if (part.get(i).output().isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** When the first of the calls that are not placed was answered. */
    private static <I, O> long firstAnswer(List<Operation<I, O>> part, BitSet placed) {
        long first = Long.MAX_VALUE;
        for (int i = placed.nextClearBit(0); i < part.size(); i = placed.nextClearBit(i + 1)) {
            first = Math.min(first, part.get(i).returnedNanos());
        }
        return first;
    }

    /** Ends the part with the first answer that cannot be explained, and leaves out what only observed. */
    private List<Operation<I, O>> smallest(List<Operation<I, O>> part, Set<S> before) {
        List<Operation<I, O>> smallest = upToFirstImpossibleAnswer(part, before);
        for (Operation<I, O> operation : List.copyOf(smallest)) {
            boolean harmless = operation
                    .output()
                    .map(output -> model.onlyObserves(operation.input(), output))
                    .orElse(false);
            if (harmless) {
                List<Operation<I, O>> without = new ArrayList<>(smallest);
                without.remove(operation);
                if (statesAfter(without, before).isEmpty()) {
                    smallest = without;
                }
            }
        }
        return smallest;
    }

    private List<Operation<I, O>> upToFirstImpossibleAnswer(List<Operation<I, O>> part, Set<S> before) {
        List<Long> answers = part.stream()
                .filter(operation -> operation.output().isPresent())
                .map(Operation::returnedNanos)
                .sorted()
                .toList();
        for (long end : answers) {
            List<Operation<I, O>> prefix = part.stream()
                    .filter(operation -> operation.invokedNanos() <= end)
                    .map(operation -> operation.returnedNanos() <= end ? operation : operation.pending())
                    .toList();
            if (statesAfter(prefix, before).isEmpty()) {
                return prefix;
            }
        }
        return part;
    }

    private static <I, O> List<Operation<I, O>> inOrderOfInvocation(List<Operation<I, O>> history) {
        return history.stream()
                .sorted(Comparator.comparingLong(Operation::invokedNanos))
                .toList();
    }
}
