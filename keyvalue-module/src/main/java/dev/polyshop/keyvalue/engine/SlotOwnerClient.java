package dev.polyshop.keyvalue.engine;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ConnectionFuture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.RedisCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Leads all connections to the one node of a cluster that holds the shop's slot. A shop's keys share a slot (see
 * {@link Keyspace}), so that its scripts, transactions and pipelines are those of a single server; only which server
 * that is has to be found out, and again when the node fails or the slot is moved.
 */
final class SlotOwnerClient extends RedisClient {

    /** Many connections are made together, and need not ask one by one. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisClusterClient cluster;
    private final int slot;
    private long askedAt;
    private boolean asked;
    private long letGoAt;
    private boolean everLetGo;

    /**
     * @param seeds some nodes, with all that is needed to log in
     * @param keyspace whose slot
     */
    SlotOwnerClient(List<RedisURI> seeds, Keyspace keyspace, ClientOptions options) {
        super(null, seeds.getFirst());
        this.slot = SlotHash.getSlot(keyspace.prefix());
        this.cluster = RedisClusterClient.create(getResources(), seeds);
        setOptions(options);
        cluster.setOptions(ClusterClientOptions.builder(options).build());
    }

    @Override
    public <K, V> StatefulRedisConnection<K, V> connect(RedisCodec<K, V> codec) {
        return connect(codec, owner());
    }

    @Override
    public <K, V> ConnectionFuture<StatefulRedisConnection<K, V>> connectAsync(RedisCodec<K, V> codec, RedisURI uri) {
        return super.connectAsync(codec, owner());
    }

    /**
     * Cuts all connections, because the node said that the slot is elsewhere (MOVED); new ones ask again. Many calls
     * are told so together: those of the next moment speak of the connections that are cut, not of those made since.
     */
    synchronized void letGo() {
        if (everLetGo && System.nanoTime() - letGoAt < FRESH_NANOS) {
            return;
        }
        letGoAt = System.nanoTime();
        everLetGo = true;
        asked = false;
        var unused = channels.close();
    }

    @Override
    public CompletableFuture<Void> shutdownAsync(long quietPeriod, long timeout, TimeUnit unit) {
        return cluster.shutdownAsync(quietPeriod, timeout, unit)
                .thenCompose(done -> super.shutdownAsync(quietPeriod, timeout, unit));
    }

    private synchronized RedisURI owner() {
        if (!asked || System.nanoTime() - askedAt > FRESH_NANOS) {
            cluster.refreshPartitions();
            askedAt = System.nanoTime();
            asked = true;
        }
        RedisClusterNode node = cluster.getPartitions().getMasterBySlot(slot);
        if (node == null) {
            throw new RedisConnectionException("no node of the cluster holds slot " + slot + ", where the shop's keys"
                    + " belong: see CLUSTER INFO");
        }
        return node.getUri();
    }
}
