package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads workloads from YAML, and says in which line something is wrong. */
public final class WorkloadFile {

    /** The workloads that come with Polyshop. */
    public static final List<String> BUILT_IN = List.of("browse", "search", "checkout", "reporting", "mixed");

    private static final Set<String> KEYS =
            Set.of("name", "title", "loop", "arrivals", "skew", "rate", "workers", "operations");

    private final String source;

    private WorkloadFile(String source) {
        this.source = source;
    }

    /**
     * The workload of this name that comes with Polyshop, or else the file at this path.
     *
     * @throws InvalidDataException if there is neither, or the file is wrong, with the line and the reason
     */
    public static Workload named(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            String resource = nameOrPath + ".yaml";
            try (InputStream in = WorkloadFile.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + resource + " is missing");
                }
                return new WorkloadFile(resource).parse(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        Path path = Path.of(nameOrPath);
        if (!Files.isReadable(path)) {
            throw new InvalidDataException("workload " + nameOrPath + " is neither one of "
                    + String.join(", ", BUILT_IN) + " nor a file that can be read");
        }
        try (Reader in = Files.newBufferedReader(path)) {
            return new WorkloadFile(nameOrPath).parse(in);
        } catch (IOException e) {
            throw new InvalidDataException("workload file " + nameOrPath + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a workload.
     *
     * @param source what to call it in messages
     * @throws InvalidDataException if it is wrong, with the line and the reason
     */
    public static Workload parse(String source, Reader yaml) {
        return new WorkloadFile(source).parse(yaml);
    }

    private Workload parse(Reader yaml) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(yaml);
        } catch (MarkedYAMLException e) {
            throw new InvalidDataException(
                    source + ", line " + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem(), e);
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new InvalidDataException(source + " is not a YAML mapping of " + KEYS);
        }
        Map<String, Node> values = entries(mapping);
        values.forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                throw wrong(
                        node,
                        "unknown key " + key + "; there are "
                                + KEYS.stream().sorted().toList());
            }
        });
        return new Workload(
                text(root, values, "name"),
                text(root, values, "title"),
                number(root, values, "skew", 0, 3),
                pace(root, values),
                workers(required(root, values, "workers")),
                operations(root, values));
    }

    private int workers(Node node) {
        double number = number(node, "workers", 1, 1_024);
        if (number != Math.rint(number)) {
            throw wrong(node, "workers " + scalar(node) + " is not a whole number");
        }
        return (int) number;
    }

    private Pace pace(Node root, Map<String, Node> values) {
        String loop = word(values, "loop", Set.of("open", "closed"), "open");
        if (loop.equals("closed")) {
            for (String key : List.of("rate", "arrivals")) {
                Node node = values.get(key);
                if (node != null) {
                    throw wrong(node, "a closed loop has no " + key + ": each worker goes on when it is answered");
                }
            }
            return new Pace.Closed();
        }
        String arrivals = word(values, "arrivals", Set.of("poisson", "fixed"), "poisson");
        return new Pace.Open(
                number(root, values, "rate", 0.01, 10_000_000),
                arrivals.equals("fixed") ? Pace.Spacing.FIXED : Pace.Spacing.POISSON);
    }

    private String word(Map<String, Node> values, String key, Set<String> words, String otherwise) {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        String word = scalar(node);
        if (!words.contains(word)) {
            throw wrong(
                    node,
                    key + " " + word + " is not one of "
                            + words.stream().sorted().toList());
        }
        return word;
    }

    private List<Workload.Share> operations(Node root, Map<String, Node> values) {
        Node node = required(root, values, "operations");
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "operations is not a mapping of operation: weight");
        }
        List<Workload.Share> shares = new ArrayList<>();
        entries(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String word = scalar(tuple.getKeyNode());
            double weight = number(tuple.getValueNode(), "weight of " + word, 1e-9, 1e9);
            try {
                shares.add(new Workload.Share(ShopOperation.of(word), weight));
            } catch (InvalidDataException e) {
                throw wrong(tuple.getKeyNode(), String.valueOf(e.getMessage()));
            }
        }
        if (shares.isEmpty()) {
            throw wrong(node, "operations is empty");
        }
        return shares;
    }

    /** @throws InvalidDataException if a key stands twice */
    private Map<String, Node> entries(MappingNode mapping) {
        Map<String, Node> entries = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), key + " stands twice");
            }
        }
        return entries;
    }

    private Node required(Node root, Map<String, Node> values, String key) {
        Node node = values.get(key);
        if (node == null) {
            throw wrong(root, key + " is missing");
        }
        return node;
    }

    private String text(Node root, Map<String, Node> values, String key) {
        return scalar(required(root, values, key));
    }

    private double number(Node root, Map<String, Node> values, String key, double min, double max) {
        return number(required(root, values, key), key, min, max);
    }

    private double number(Node node, String what, double min, double max) {
        String text = scalar(node);
        try {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(node, what + " is not a number: " + text);
        }
        throw wrong(node, what + " " + text + " is not within " + min + " to " + max);
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node, "a plain value is expected here");
    }

    private InvalidDataException wrong(Node node, String reason) {
        return new InvalidDataException(
                source + ", line " + (node.getStartMark().getLine() + 1) + ": " + reason);
    }
}
