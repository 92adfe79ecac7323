package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import java.util.List;
import java.util.Optional;

/** Which servers an address names, and which of them the shop's keys are on. */
public sealed interface RedisTopology {

    /** The servers named, at least one. */
    List<HostAndPort> hosts();

    /** What its URIs begin with, before the {@code s} for TLS and the hosts. */
    String scheme();

    /** Why the keys cannot be reached through a proxy, in a sentence; empty if they can. */
    Optional<String> noProxyBecause();

    /**
     * One server, which has the keys.
     *
     * @param host the server
     */
    record Single(HostAndPort host) implements RedisTopology {

        @Override
        public List<HostAndPort> hosts() {
            return List.of(host);
        }

        @Override
        public String scheme() {
            return "redis";
        }

        @Override
        public Optional<String> noProxyBecause() {
            return Optional.empty();
        }
    }

    /**
     * Sentinels, which know the server that has the keys, and name another when it fails.
     *
     * @param hosts the Sentinels
     * @param master the name that they know it by
     */
    record Sentinel(List<HostAndPort> hosts, String master) implements RedisTopology {

        @Override
        public String scheme() {
            return "redis-sentinel";
        }

        @Override
        public Optional<String> noProxyBecause() {
            return Optional.of("Sentinels name the server that has the keys by its own address, so that it cannot be"
                    + " reached through a proxy");
        }
    }

    /**
     * Nodes of a cluster, which know the node that has the keys of a slot.
     *
     * @param hosts some of its nodes
     */
    record Cluster(List<HostAndPort> hosts) implements RedisTopology {

        @Override
        public String scheme() {
            return "redis-cluster";
        }

        @Override
        public Optional<String> noProxyBecause() {
            return Optional.of("the nodes of a Redis cluster name each other by their own addresses, so that one cannot"
                    + " be reached through a proxy");
        }
    }
}
