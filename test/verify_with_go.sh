#!/bin/sh
# Verifies a journal with tools/verify/go, built offline from Debian's golang-golang-x-mod-dev in a temporary folder.
# usage: verify_with_go.sh ADDRESS-OR-FOLDER KEY [OLDER-CHECKPOINT-FILE]
# GO names the go program to use (default: go). VERIFY_WITH_GO names a folder to keep the built program in for reuse.
set -eu

source=$(CDPATH= cd -- "$(dirname -- "$0")/../tools/verify/go" && pwd)
folder=${VERIFY_WITH_GO:-}
if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi

if [ ! -x "$folder/verify" ]; then
    mkdir -p "$folder"
    [ -n "${HOME:-}" ] || export GOCACHE="$folder/cache"
    GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOTOOLCHAIN=local \
        "${GO:-go}" build -o "$folder/verify" "$source/main.go"
fi
"$folder/verify" "$@"
