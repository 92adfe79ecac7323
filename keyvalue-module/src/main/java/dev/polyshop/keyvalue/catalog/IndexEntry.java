package dev.polyshop.keyvalue.catalog;

import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.List;

/** One place where a product is listed, so that it is found. Two versions of a product differ in a few of them. */
public sealed interface IndexEntry {

    /** The write that makes it. */
    RedisWrite put();

    /** The write that takes it away. */
    RedisWrite remove();

    /** Where it is, whatever it says there: making an entry replaces one in the same place. */
    List<String> place();

    /**
     * A member of a set.
     *
     * @param key the set
     * @param member the member
     */
    record Member(String key, String member) implements IndexEntry {

        @Override
        public RedisWrite put() {
            return RedisWrite.sadd(key, member);
        }

        @Override
        public RedisWrite remove() {
            return RedisWrite.srem(key, member);
        }

        @Override
        public List<String> place() {
            return List.of(key, member);
        }
    }

    /**
     * A member of a sorted set.
     *
     * @param key the sorted set
     * @param member the member
     * @param score its score; 0 in sets that are sorted by the bytes of their members
     */
    record Scored(String key, String member, String score) implements IndexEntry {

        /** A member sorted by its bytes. */
        public static Scored byBytes(String key, String member) {
            return new Scored(key, member, "0");
        }

        @Override
        public RedisWrite put() {
            return RedisWrite.zadd(key, score, member);
        }

        @Override
        public RedisWrite remove() {
            return RedisWrite.zrem(key, member);
        }

        @Override
        public List<String> place() {
            return List.of(key, member);
        }
    }

    /**
     * A field of a hash.
     *
     * @param key the hash
     * @param field the field
     * @param value its value
     */
    record Field(String key, String field, String value) implements IndexEntry {

        @Override
        public RedisWrite put() {
            return RedisWrite.hset(key, field, value);
        }

        @Override
        public RedisWrite remove() {
            return RedisWrite.hdel(key, List.of(field));
        }

        @Override
        public List<String> place() {
            return List.of(key, field);
        }
    }
}
