package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the two ways in which the address of a PostgreSQL database is written: as libpq and hosted services do
 * ({@code postgresql://user:password@host:port/database?parameters}, parts percent-encoded), and as JDBC does
 * ({@code jdbc:postgresql://host:port/database?user=…&password=…}). No message repeats the text: it may hold a
 * password.
 */
public final class PostgresUrl {

    /** Where the address is looked up, in this order. */
    static final List<String> VARIABLES = List.of("POLYSHOP_POSTGRES_URL", "DATABASE_URL");

    private static final String FORMS =
            "write postgresql://user:password@host:port/database or jdbc:postgresql://host:port/database?user=…";
    private static final String ESCAPES = "in a password, @ is written %40, / %2F, : %3A, ? %3F and & %26";
    private static final Pattern FORM =
            Pattern.compile("(jdbc:)?postgres(?:ql)?://(?:([^/?]*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s@]+)(?::(\\d{1,5}))?");

    private final Consumer<String> remarks;
    private final boolean jdbc;
    private final Map<String, String> parameters;

    private PostgresUrl(boolean jdbc, Map<String, String> parameters, Consumer<String> remarks) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.remarks = remarks;
    }

    /** The variable that holds an address, if one does. */
    static Optional<String> variable(EngineRequest request) {
        return VARIABLES.stream()
                .filter(name -> request.variable(name).isPresent())
                .findFirst();
    }

    /**
     * Reads an address.
     *
     * @throws StoreUnavailableException if it is of neither form, with what is wrong in it
     */
    public static PostgresAddress parse(String url) {
        return parse(url, remark -> {});
    }

    /**
     * Reads an address.
     *
     * @param remarks told in a sentence what of it is left out
     * @throws StoreUnavailableException if it is of neither form, with what is wrong in it
     */
    static PostgresAddress parse(String url, Consumer<String> remarks) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw new StoreUnavailableException(
                    "the PostgreSQL URL (" + String.join(" or ", VARIABLES) + ") is not of a known form: " + FORMS);
        }
        boolean jdbc = form.group(1) != null;
        String login = Optional.ofNullable(form.group(2)).orElse("");
        String database = Optional.ofNullable(form.group(4)).orElse("");
        String query = Optional.ofNullable(form.group(5)).orElse("");
        if (database.contains("@") || (!jdbc && form.group(2) == null && query.contains("@"))) {
            throw new StoreUnavailableException("the PostgreSQL URL has an @ behind its host: " + ESCAPES);
        }
        return new PostgresUrl(jdbc, parameters(query), remarks).address(login, form.group(3), database);
    }

    private PostgresAddress address(String loginText, String hostsText, String databaseText) {
        String[] login = loginText.split(":", 2);
        String user = firstOf(PercentCode.decode("user", login[0]), "user");
        String password = firstOf(login.length == 2 ? PercentCode.decode("password", login[1]) : "", "password");
        String database = firstOf(PercentCode.decode("database", databaseText), "dbname");
        List<HostAndPort> hosts = hosts(hostsText);
        Map<String, String> driver = ConnectionParameters.inDriversWords(parameters, jdbc, remarks);
        if (PostgresAddress.isRemote(hosts) && !driver.containsKey("sslmode") && !driver.containsKey("ssl")) {
            driver.put("sslmode", "require");
        }
        return new PostgresAddress(
                hosts, database.isEmpty() ? (user.isEmpty() ? "postgres" : user) : database, user, password, driver);
    }

    /** What stands in its place in the URL, or else in the parameter of that name, which is taken away. */
    private String firstOf(String inPlace, String parameter) {
        String other = parameters.remove(parameter);
        return inPlace.isEmpty() && other != null ? other : inPlace;
    }

    private List<HostAndPort> hosts(String authority) {
        String names = jdbc ? authority : firstOf(authority, "host");
        String[] ports = jdbc ? new String[] {""} : firstOf("", "port").split(",", -1);
        String[] each = names.split(",", -1);
        if (names.isEmpty()) {
            throw new StoreUnavailableException(
                    "the PostgreSQL URL names no host, and Java's driver has no Unix sockets: write localhost for a server"
                            + " on this machine");
        }
        if (ports.length > 1 && ports.length != each.length) {
            throw new StoreUnavailableException("the PostgreSQL URL names " + each.length + " hosts, but "
                    + ports.length + " ports: write one for all, or one for each");
        }
        List<HostAndPort> hosts = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            hosts.add(host(each[i], ports[ports.length == 1 ? 0 : i]));
        }
        return hosts;
    }

    private static HostAndPort host(String text, String portOfParameter) {
        if (text.startsWith("/") || text.startsWith("%2F") || text.startsWith("%2f")) {
            throw new StoreUnavailableException(
                    "the PostgreSQL URL names a Unix socket, which Java's driver does not have: write localhost and a port");
        }
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw new StoreUnavailableException(
                    "the PostgreSQL URL names no host, or one that is not host:port (an IPv6"
                            + " address stands in brackets): " + FORMS + "; " + ESCAPES);
        }
        String name = host.group(1);
        String port = Optional.ofNullable(host.group(2))
                .orElse(portOfParameter.isEmpty() ? String.valueOf(PostgresAddress.DEFAULT_PORT) : portOfParameter);
        try {
            return new HostAndPort(
                    name.startsWith("[") ? name.substring(1, name.length() - 1) : name, Integer.parseInt(port));
        } catch (InvalidDataException | NumberFormatException e) {
            // Without the text, and without the cause that repeats it: it may be the middle of a password.
            throw new StoreUnavailableException(
                    "a port in the PostgreSQL URL is not a number from 1 to 65535; " + ESCAPES);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean afterPassword = false;
        for (String each : query.split("&")) {
            if (each.isEmpty()) {
                continue;
            }
            String[] pair = each.split("=", 2);
            String name = PercentCode.decode("parameter", pair[0]);
            if (pair.length < 2 || name.isEmpty()) {
                throw new StoreUnavailableException(
                        "a parameter of the PostgreSQL URL has no value: write name=value, joined by &; " + ESCAPES);
            }
            if (afterPassword && !ConnectionParameters.isKnown(name)) {
                throw new StoreUnavailableException(
                        "what follows the password in the PostgreSQL URL is no parameter: " + ESCAPES);
            }
            parameters.put(name, PercentCode.decode("value of a parameter", pair[1]));
            afterPassword = name.equals("password") || name.equals("sslpassword");
        }
        return parameters;
    }
}
