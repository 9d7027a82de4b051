// Verifies a whole Penstock journal without any Penstock code: fetches its checkpoint, entries and tiles from a web
// address or a folder, recomputes the root from the entries, and checks that an older checkpoint is a beginning of it.
// Uses golang.org/x/mod/sumdb only (Debian: golang-golang-x-mod-dev). Exit status 0 means everything fits.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const bundleBytesMost = 256 * (2 + 65535)

// Every hash of the tree, in the order that the tlog package numbers them.
type hashes []tlog.Hash

func (all hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, 0, len(indexes))
	for _, i := range indexes {
		out = append(out, all[i])
	}
	return out, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "FAILED:", err)
		os.Exit(1)
	}
}

func expect(holds bool, format string, arguments ...any) {
	if !holds {
		must(fmt.Errorf(format, arguments...))
	}
}

func fetch(base, path string) []byte {
	if !strings.HasPrefix(base, "http://") && !strings.HasPrefix(base, "https://") {
		data, err := os.ReadFile(filepath.Join(base, path))
		must(err)
		return data
	}
	client := http.Client{Timeout: time.Minute}
	answer, err := client.Get(strings.TrimSuffix(base, "/") + "/" + path)
	must(err)
	defer answer.Body.Close()
	expect(answer.StatusCode == http.StatusOK, "%s: %s", path, answer.Status)
	data, err := io.ReadAll(io.LimitReader(answer.Body, bundleBytesMost+1))
	must(err)
	return data
}

// The size and root that the log's key has signed.
func open(signed []byte, key note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(key))
	must(err)
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	expect(origin == key.Name(), "the checkpoint is of %q", origin)
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	must(err)
	return tree
}

func rootOf(size int64, all hashes) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil)
	}
	root, err := tlog.TreeHash(size, all)
	must(err)
	return root
}

// Tile n of a level (-1: the bundle of entries) as wide as it is in a tree of this size, and its path in the log.
func tileAt(level int, n, size int64) (tlog.Tile, string) {
	tile := tlog.Tile{H: 8, L: level, N: n, W: 256}
	if level > 0 {
		size >>= 8 * level
	}
	if size-256*n < 256 {
		tile.W = int(size - 256*n)
	}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	return tile, strings.Replace(path, "tile/8/", "tile/", 1)
}

func hashEntries(base string, size int64) hashes {
	var all hashes
	for n := int64(0); 256*n < size; n++ {
		tile, path := tileAt(-1, n, size)
		bundle := fetch(base, path)
		for i := 0; i < tile.W; i++ {
			expect(len(bundle) >= 2, "%s is cut short", path)
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			expect(len(bundle) >= length, "%s is cut short", path)
			added, err := tlog.StoredHashes(256*n+int64(i), bundle[2:length], all)
			must(err)
			all, bundle = append(all, added...), bundle[length:]
		}
		expect(len(bundle) == 0, "%s has more than its entries", path)
	}
	return all
}

func checkTiles(base string, size int64, all hashes) {
	for level := 0; size>>(8*level) > 0; level++ {
		for n := int64(0); 256*n < size>>(8*level); n++ {
			tile, path := tileAt(level, n, size)
			computed, err := tlog.ReadTileData(tile, all)
			must(err)
			expect(bytes.Equal(fetch(base, path), computed), "%s differs from the entries", path)
		}
	}
}

func checkOlder(older, tree tlog.Tree, all hashes) {
	expect(older.N <= tree.N, "the journal has shrunk from %d to %d entries", older.N, tree.N)
	if older.N == 0 {
		expect(older.Hash == rootOf(0, nil), "the older checkpoint has a wrong root")
		return
	}
	proof, err := tlog.ProveTree(tree.N, older.N, all)
	must(err)
	err = tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
	expect(err == nil, "the journal does not begin with what the older checkpoint saw: %v", err)
}

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fmt.Fprintln(os.Stderr, "usage: verify ADDRESS-OR-FOLDER KEY [OLDER-CHECKPOINT-FILE]")
		os.Exit(2)
	}
	base := os.Args[1]
	key, err := note.NewVerifier(os.Args[2])
	must(err)
	tree := open(fetch(base, "checkpoint"), key)
	all := hashEntries(base, tree.N)
	expect(rootOf(tree.N, all) == tree.Hash, "the entries do not give the signed root")
	checkTiles(base, tree.N, all)
	if len(os.Args) == 4 {
		older, err := os.ReadFile(os.Args[3])
		must(err)
		checkOlder(open(older, key), tree, all)
	}
	fmt.Println("ok", tree.N, tree.Hash)
}
