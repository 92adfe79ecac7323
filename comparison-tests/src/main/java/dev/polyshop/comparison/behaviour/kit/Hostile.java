package dev.polyshop.comparison.behaviour.kit;

import java.util.List;

/** Texts that mean something to somebody's parser. */
public final class Hostile {

    /** Lines of at most 55 characters, for any text field: each is a command, a query or a pattern in some language. */
    public static final List<String> LINES = List.of(
            "'; DROP TABLE product CASCADE; --",
            "\" OR 1=1 --",
            "x' UNION SELECT version() --",
            "%_\\%",
            "$$; SELECT pg_sleep(9); $$",
            "{\"$gt\": \"\"}",
            "$where: function() { while (true) {} }",
            "db.dropDatabase()",
            "']) redis.call('FLUSHALL') --",
            "*3 $3 SET $1 k $1 v",
            "a:b:{c}:*",
            "@brand:{x} | -@name:(y)",
            "*:* AND _exists_:name",
            "\"}},{\"match_all\":{}},{\"x\":{\"",
            "name:(a OR b)^9 /[a-z]*/ ~2 +must -not",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "#{T(java.lang.Runtime).getRuntime()}",
            "../../etc/passwd",
            "\\u0000 \\x00 %00",
            "null",
            "undefined",
            "NaN",
            "-1e309");

    /** Searches that are no plain words: unbalanced, empty, or made of operators only. */
    public static final List<String> QUERIES = List.of(
            "\"",
            "\"\"",
            "\"unbalanced zzyzx",
            "((((",
            "))))",
            "& | ! <-> :*",
            "AND",
            "OR NOT",
            "-",
            "+ -",
            "*",
            "?",
            "~",
            "/.*/",
            "[* TO *]",
            "{",
            "\\",
            "' '",
            "zzyzx:*",
            "!zzyzx",
            "-zzyzx",
            "zzyzx & !zzyzxa",
            "zzyzx <-> zzyzxb",
            "\u202Ezzyzx");

    private Hostile() {}
}
