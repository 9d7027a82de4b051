#!/bin/sh
# A private PostgreSQL server for tests: on a unix socket only, never as root, and not durable.
#   postgres.sh start DIR         starts it anew; DIR says where it is, the server itself lives in the temporary folder
#   postgres.sh address DIR       prints its address, as the tests take it in PENSTOCK_POSTGRES
#   postgres.sh stop DIR          stops it and removes all
#   postgres.sh until-closed DIR  starts it, prints the address, and stops it when standard input closes
set -eu
command=${1:?start, address, stop or until-closed}
folder=${2:?a folder}

find_server() {
    for server in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo .)")"; do
        [ -x "$server/initdb" ] && [ -x "$server/pg_ctl" ] && return
    done
    echo "PostgreSQL's server programs are missing: apt-get install postgresql-15" >&2
    exit 3
}

# PostgreSQL refuses to run as root.
user=$(id -un)
[ "$(id -u)" != 0 ] || user=postgres
id "$user" >/dev/null 2>&1 || user=nobody
unprivileged() {
    if [ "$(id -u)" != 0 ]; then "$@"
    else (cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"); fi
}

# A database is made and dropped for every test; in memory that is ten times as fast.
roomy_memory() {
    [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt 2000000 ] && echo /dev/shm
}

# The path of a socket must be short, and an unprivileged user must reach it: so not in the source tree.
start() {
    find_server
    stop
    place=$(mktemp -d "$(roomy_memory || echo "${TMPDIR:-/tmp}")/penstock-postgres.XXXXXX")
    mkdir -p "$folder"
    echo "$place" >"$folder/place"
    [ "$(id -u)" != 0 ] || chown "$user" "$place"
    unprivileged "$server/initdb" --pgdata="$place/data" --username=penstock --auth=trust --no-sync --locale=C \
        --encoding=UTF8 --no-instructions >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    unprivileged "$server/pg_ctl" --pgdata="$place/data" --log="$place/log" --wait --timeout=60 \
        --options="-c listen_addresses='' -c unix_socket_directories='$place' -c fsync=off -c full_page_writes=off \
            -c shared_buffers=64MB -c max_connections=100 -c autovacuum=off -c max_wal_size=256MB -c lc_messages=C" \
        start >"$folder/log" 2>&1 </dev/null || { cat "$folder/log" "$place/log" >&2; exit 1; }
}

address() { echo "postgresql://penstock@/postgres?host=$(cat "$folder/place")"; }

stop() {
    [ -e "$folder/place" ] || return 0
    find_server
    place=$(cat "$folder/place")
    unprivileged "$server/pg_ctl" --pgdata="$place/data" --mode=immediate --wait stop >/dev/null 2>&1 || true
    rm -rf "$place" "$folder"
}

case $command in
start | address | stop) "$command" ;;
until-closed)
    trap '' INT TERM HUP # whoever holds the pipe decides
    start
    address
    while read -r _; do :; done
    stop
    ;;
*)
    sed -n '2,6s/^# *//p' "$0" >&2
    exit 2
    ;;
esac
