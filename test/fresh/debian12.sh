#!/usr/bin/env bash
# The fresh-machine proof: a bare Debian 12 in a folder of its own, a clone of this project in it, and the two
# commands of the README, timed. Needs root and debootstrap. The sources of packages are those of this machine.
#   test/fresh/debian12.sh [run] [test] [ci] [package]     which to try; without a word: run test
# package makes a Debian package of build/release and lives its life in the bare root: installed by apt, the server and
# the backup started by the lines of their units and as their user, installed over itself, removed, purged.
# PENSTOCK_FRESH_CACHE=FOLDER starts from that folder's compiler cache: it tries the steps, and its time proves nothing.
set -euo pipefail
project=$(readlink -f "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../..")
place=${PENSTOCK_FRESH:-/var/tmp/penstock-fresh}
root=$place/root
port=${PENSTOCK_PORT:-18080}
((EUID == 0)) || { echo "needs root, for chroot" >&2; exit 1; }
# In a mount namespace of its own: what is mounted here no other process sees, and it is gone when this ends.
[ -n "${PENSTOCK_FRESH_ALONE:-}" ] ||
    PENSTOCK_FRESH_ALONE=1 exec unshare --mount --propagation private "$0" "$@"

inside() {
    env -i HOME=/home/penstock PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb PENSTOCK_PORT="$port" \
        ${CI:+CI="$CI"} \
        ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS=/etc/ssl/fresh-extra.pem} \
        ${PENSTOCK_DATA:+PENSTOCK_DATA=/home/penstock/data} \
        chroot "$root" /bin/bash -c "cd /home/penstock/penstock && $1"
}

timed() { # what, command…
    local what=$1 began=$SECONDS code=0
    shift
    "$@" || code=$?
    printf '== %-36s %5d s%s\n' "$what" $((SECONDS - began)) "$([ $code = 0 ] || echo "  (failed: $code)")"
    return $code
}

# Devices of its own rather than this machine's: nothing done inside can harm those.
devices() {
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    local name major minor node
    for node in "null 1 3" "zero 1 5" "full 1 7" "random 1 8" "urandom 1 9" "tty 5 0"; do
        read -r name major minor <<<"$node"
        mknod -m 666 "$root/dev/$name" c "$major" "$minor"
    done
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    ln -s fd/0 "$root/dev/stdin"
    ln -s fd/1 "$root/dev/stdout"
    ln -s fd/2 "$root/dev/stderr"
}

# The addresses debootstrap and apt shall use are read from this machine's own list, first entry of the main archive.
mirror() {
    awk '/^URIs:/ && $2 !~ /security/ { print $2; exit } /^deb / && $0 !~ /security/ { print $2; exit }' \
        /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1
}

bare_debian() {
    rm -rf --one-file-system "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase bookworm "$root" "$(mirror)" >"$place/debootstrap.log"
    rm -f "$root/etc/apt/sources.list"
    cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" 2>/dev/null ||
        cp /etc/apt/sources.list "$root/etc/apt/"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    # A machine behind a gate of its own brings that gate's certificates along.
    mkdir -p "$root/usr/local/share/ca-certificates"
    cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null || true
    [ -z "${NODE_EXTRA_CA_CERTS:-}" ] || install -D -m 644 "$NODE_EXTRA_CA_CERTS" "$root/etc/ssl/fresh-extra.pem"
    mount -t proc proc "$root/proc"
    devices
}

clone() {
    mkdir -p "$root/home/penstock"
    git clone -q --no-hardlinks "$project" "$root/home/penstock/penstock"
    [ -z "${PENSTOCK_DATA:-}" ] || cp -r "$PENSTOCK_DATA" "$root/home/penstock/data"
    [ -z "${PENSTOCK_FRESH_CACHE:-}" ] || install -d "$root/home/penstock/.cache"
    [ -z "${PENSTOCK_FRESH_CACHE:-}" ] || cp -r "$PENSTOCK_FRESH_CACHE" "$root/home/penstock/.cache/ccache"
}

try_run() {
    local server address="http://127.0.0.1:$port" code=1
    inside 'exec ./dev run' >"$place/run.log" 2>&1 &
    server=$!
    while kill -0 $server 2>/dev/null && ((code)); do
        sleep 1
        ! grep -q "Penstock is at $address" "$place/run.log" || code=0
    done
    ((code)) || curl -sS -o /dev/null "$address/" \
        -w '   the first page answers %{http_code} with %{size_download} bytes\n'
    cat "$place/run.log"
    pkill -TERM -P $server 2>/dev/null || true # ./dev itself, which stops its server
    wait $server 2>/dev/null || true
    return $code
}

# The command of a unit, as its user and in its folder.
as_unit() { # unit
    local line
    line=$(sed -n 's/^ExecStart=//p' "$root/lib/systemd/system/$1")
    chroot "$root" setpriv --reuid=penstock --regid=penstock --init-groups --inh-caps=-all \
        env -i PATH=/usr/bin:/bin HOME=/var/lib/penstock sh -c "umask 077; cd /var/lib/penstock && exec $line"
}

apt_inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$@"; }

try_package() {
    local made=$place/package server database=sqlite:/var/lib/penstock/penstock.db
    rm -rf "$made"
    ninja -C "$project/build/release" penstock package_files >/dev/null
    (cd "$project/build/release" && cpack -G DEB -B "$made" >"$place/cpack.log")
    ! command -v lintian >/dev/null || lintian --fail-on error,warning "$made"/*.deb
    cp "$made"/*.deb "$root/tmp/penstock.deb"
    apt_inside update
    apt_inside install /tmp/penstock.deb >"$place/apt.log" 2>&1 || { cat "$place/apt.log"; return 1; }
    install -d -m 700 -o "$(chroot "$root" id -u penstock)" -g "$(chroot "$root" id -g penstock)" \
        "$root/var/lib/penstock" "$root/var/lib/penstock/backups" # systemd makes both
    ! (exec 3<>/dev/tcp/127.0.0.1/8080) 2>/dev/null || { echo "port 8080 is taken"; return 1; }
    as_unit penstock.service >"$place/package.log" 2>&1 &
    server=$!
    trap 'pkill -TERM -P '$server' || true' EXIT
    for _ in {1..100}; do
        ! curl -sf -o /dev/null http://127.0.0.1:8080/healthz || break
        sleep 0.1
    done
    curl -sSf -o /dev/null http://127.0.0.1:8080/ \
        -w '   the first page answers %{http_code} with %{size_download} bytes\n'
    grep -q first-run "$place/package.log"
    as_unit penstock-backup.service
    chroot "$root" setpriv --reuid=penstock --regid=penstock --clear-groups penstock doctor \
        --config /etc/penstock/penstock.toml || true # no drill yet
    chroot "$root" penstock verify --database $database
    apt_inside install --reinstall /tmp/penstock.deb >>"$place/apt.log" 2>&1
    pkill -TERM -P $server
    wait $server 2>/dev/null || true
    echo 'listen = "127.0.0.1:8081"' >>"$root/etc/penstock/penstock.toml" # settings are the administrator's
    apt_inside remove penstock >>"$place/apt.log" 2>&1
    [ ! -e "$root/usr/bin/penstock" ]
    grep -q 8081 "$root/etc/penstock/penstock.toml"
    apt_inside purge penstock >>"$place/apt.log" 2>&1
    [ ! -e "$root/etc/penstock/penstock.toml" ]
    [ -f "$root/var/lib/penstock/penstock.db" ] # the record stays
}

mkdir -p "$place"
(($#)) || set -- run test
failed=0
timed "a bare Debian 12" bare_debian
timed "git clone" clone
for what in "$@"; do
    case $what in
    run) timed "./dev run, to the address" try_run || failed=1 ;;
    test) timed "./dev test" inside './dev test' || failed=1 ;;
    ci) CI=true timed ".ci/run" inside '.ci/run' || failed=1 ;;
    package) # in a shell of its own, which ends at the first thing that is wrong
        timed "the Debian package" env project="$project" place="$place" root="$root" \
            bash -euo pipefail -c "$(declare -f try_package as_unit apt_inside); try_package" || failed=1
        ;;
    *) echo "knows run, test, ci and package, not $what" >&2; failed=1 ;;
    esac
done
exit $failed
