#!/bin/sh
# The independent verifier against a log written by other people's program: it must pass, and any damage must fail.
# usage: verify_with_go_test.sh, with PENSTOCK_DATA naming the folder of test data. Exit status 77 means skipped.
set -eu

archive=${PENSTOCK_DATA:-}/tlog/tessera_testdata_log.tar.gz
[ -f "$archive" ] || { echo "skipped: PENSTOCK_DATA names no folder of test data"; exit 77; }
command -v "${GO:-go}" >/dev/null && [ -d /usr/share/gocode/src/golang.org/x/mod ] ||
    { echo "skipped: golang-go or golang-golang-x-mod-dev is not installed"; exit 77; }

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export VERIFY_WITH_GO="$work/built"
key='example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'
root='bC+VwvrJbalNVjfkdI8kUgs7mJoXrqiXCE7bgnD28pY='
failures=0

fresh() {
    rm -rf "$work/log"
    tar xzf "$archive" -C "$work"
    cp "$work/log/checkpoint.8" "$work/log/checkpoint"
}

passes() { # description, then arguments
    name=$1; shift
    said=$("$here/verify_with_go.sh" "$@" 2>&1) || true
    [ "$said" = "ok 8 $root" ] || { echo "not ok: $name: $said"; failures=$((failures + 1)); }
}

fails() { # description, words it must say, then arguments
    name=$1; words=$2; shift 2
    if said=$("$here/verify_with_go.sh" "$@" 2>&1); then
        echo "not ok: $name passed: $said"; failures=$((failures + 1))
    else
        case $said in *"$words"*) ;; *) echo "not ok: $name said: $said"; failures=$((failures + 1));; esac
    fi
}

flip() { # file, offset: writes another byte there
    printf '\377' | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

fresh
passes "from a folder" "$work/log" "$key"
for size in 0 1 3 7 8; do passes "older $size" "$work/log" "$key" "$work/log/checkpoint.$size"; done

: >"$work/served" # the server below opens it a little later than the loop looks
python3 -u -m http.server --bind 127.0.0.1 --directory "$work/log" 0 >"$work/served" 2>&1 &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
    port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$work/served")
    [ -z "$port" ] || break
    sleep 0.5
done
passes "over HTTP" "http://127.0.0.1:$port" "$key" "$work/log/checkpoint.3"
passes "over HTTP, with a slash" "http://127.0.0.1:$port/" "$key"
fails "no log there" "404" "http://127.0.0.1:$port/elsewhere" "$key"

flip "$work/log/tile/0/000.p/8" 40
fails "a changed tile" "tile/0/000.p/8 differs" "$work/log" "$key"
fresh; flip "$work/log/tile/entries/000.p/8" 3
fails "a changed entry" "do not give the signed root" "$work/log" "$key"
fresh; truncate -s -1 "$work/log/tile/entries/000.p/8"
fails "a bundle cut short" "cut short" "$work/log" "$key"
fresh; printf x >>"$work/log/tile/entries/000.p/8"
fails "a bundle with more" "more than its entries" "$work/log" "$key"
fresh; rm "$work/log/tile/0/000.p/8"
fails "a missing tile" "no such file" "$work/log" "$key"
fresh; sed -i '2s/8/7/' "$work/log/checkpoint"
fails "a changed size" "invalid signature" "$work/log" "$key"
fresh; cp "$work/log/checkpoint.3" "$work/log/checkpoint"
fails "a log that shrank" "has shrunk from 8 to 3" "$work/log" "$key" "$work/log/checkpoint.8"
fresh
fails "another key" "no verifiable signatures" "$work/log" \
    'penstock.example/journal+c18a9d80+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'
fails "no key" "malformed" "$work/log" 'nonsense'

[ "$failures" = 0 ] && echo "ok"
exit "$failures"
