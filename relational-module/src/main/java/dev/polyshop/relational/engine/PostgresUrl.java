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
    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?]*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(?::(\\d{1,5}))?");

    /** libpq's names of parameters that pgjdbc spells otherwise. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout");

    private PostgresUrl() {}

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
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw new StoreUnavailableException(
                    "the PostgreSQL URL (" + String.join(" or ", VARIABLES) + ") is not of a known form: " + FORMS);
        }
        Map<String, String> parameters = parameters(Optional.ofNullable(form.group(4)));
        String[] login = Optional.ofNullable(form.group(1)).orElse("").split(":", 2);
        String user = PercentCode.decode("user", login[0]);
        String password = login.length == 2 ? PercentCode.decode("password", login[1]) : "";
        String userParameter = parameters.remove("user");
        String passwordParameter = parameters.remove("password");
        user = user.isEmpty() && userParameter != null ? userParameter : user;
        password = password.isEmpty() && passwordParameter != null ? passwordParameter : password;
        String database = PercentCode.decode(
                "database", Optional.ofNullable(form.group(3)).orElse(""));
        return new PostgresAddress(
                hosts(form.group(2)),
                database.isEmpty() ? (user.isEmpty() ? "postgres" : user) : database,
                user,
                password,
                parameters);
    }

    private static List<HostAndPort> hosts(String text) {
        List<HostAndPort> hosts = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher host = HOST.matcher(each);
            if (!host.matches()) {
                throw new StoreUnavailableException(
                        "the PostgreSQL URL names no host, or one that is not host:port: " + FORMS);
            }
            String name = host.group(1);
            String port = Optional.ofNullable(host.group(2)).orElse(String.valueOf(PostgresAddress.DEFAULT_PORT));
            try {
                hosts.add(new HostAndPort(
                        name.startsWith("[") ? name.substring(1, name.length() - 1) : name, Integer.parseInt(port)));
            } catch (InvalidDataException e) {
                throw new StoreUnavailableException("in the PostgreSQL URL, " + e.getMessage(), e);
            }
        }
        return hosts;
    }

    private static Map<String, String> parameters(Optional<String> query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query.orElse("").split("&")) {
            if (each.isEmpty()) {
                continue;
            }
            String[] pair = each.split("=", 2);
            if (pair.length < 2) {
                throw new StoreUnavailableException(
                        "a parameter of the PostgreSQL URL has no value: write name=value, joined by &");
            }
            String name = PercentCode.decode("parameter", pair[0]);
            parameters.put(DRIVER_NAMES.getOrDefault(name, name), PercentCode.decode("parameter", pair[1]));
        }
        return parameters;
    }
}
