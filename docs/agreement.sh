#!/bin/bash
# Holds the latency lab against the stores' own tools: the same statement, one client, one machine, one after the other.
# Asks a PostgreSQL at POLYSHOP_POSTGRES_URL (needs pgbench and psql) and a Redis at POLYSHOP_REDIS_URI (needs
# redis-cli and redis-benchmark); leaves out the one that is not given. Needs jq. What it puts there, it leaves there:
# give it servers that you can throw away.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cat >"$scratch/one.yaml" <<'END'
name: one
title: One product by its id, by one client that waits for the answer
loop: closed
skew: 0
workers: 1
operations:
  product-by-id: 1
END

# What Polyshop measures through the bare driver, in milliseconds; fills the shop and leaves it there.
polyshop_median() {
    ./polyshop bench --stores "$1" --way external --keep --profile standard --workload "$scratch/one.yaml" \
        --out "$scratch/$1" >/dev/null
    jq -r '.latency[0].floor.driverMicros / 1000' "$scratch/$1/results.json"
}

namespace() {
    jq -r '"polyshop_" + .runId + "_latency"' "$scratch/$1/results.json"
}

compare() {
    awk -v store="$1" -v ours="$2" -v tool="$3" -v theirs="$4" 'BEGIN {
        printf "%s: Polyshop %.4f ms, %s %.4f ms, ratio %.2f\n", store, ours, tool, theirs, ours / theirs }'
}

if [[ -n ${POLYSHOP_POSTGRES_URL:-} ]]; then
    ours=$(polyshop_median relational)
    schema=$(namespace relational)
    id=$(PGOPTIONS="-c search_path=$schema" psql -qAt "$POLYSHOP_POSTGRES_URL" \
        -c "select id from product order by id limit 1")
    cat >"$scratch/one.sql" <<END
select p.id, p.sku, p.name, p.description, c.path, p.brand, p.tags, p.attributes, p.price_minor, p.currency, p.version from product p join category c on c.id = p.category_id where p.id = '$id';
END
    # The log has a line a transaction; its third column is microseconds.
    (cd "$scratch" && PGOPTIONS="-c search_path=$schema" pgbench -n -M prepared -c 1 -T 15 -l -f one.sql \
        "$POLYSHOP_POSTGRES_URL" >/dev/null 2>&1)
    theirs=$(cat "$scratch"/pgbench_log.* | awk '{ print $3 }' | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] / 1000 }')
    compare PostgreSQL "$ours" pgbench "$theirs"
fi

if [[ -n ${POLYSHOP_REDIS_URI:-} ]]; then
    ours=$(polyshop_median keyvalue)
    space=$(namespace keyvalue)
    uri=${POLYSHOP_REDIS_URI/:\/\/:/:\/\/default:} # The tools take no password without a user.
    key=$(redis-cli -u "$uri" --scan --pattern "{$space}:product:*" | sort | head -n 1)
    theirs=$(redis-benchmark -u "$uri" -c 1 -n 100000 --precision 3 HGETALL "$key" 2>/dev/null |
        tr '\r' '\n' | awk '/p50/ { getline; print $3; exit }')
    compare Redis "$ours" redis-benchmark "$theirs"
fi
