// The verifier of the tampering test (P14): reads logs from standard input, one after another, and says of each
// whether somebody who keeps an older checkpoint would notice. It knows golang.org/x/mod (Debian) and nothing of
// ours.
//
// A log is: the older checkpoint, the present one, each as a length of four bytes and its bytes; the number of
// entries, four bytes; and the entries, each as a length of two bytes and its bytes. For each, one line is written:
// "ok" when all fits, "blind" when only the older checkpoint tells, "seen" when the present log does not even fit
// itself.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

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
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func read(in io.Reader, width int) []byte {
	head := make([]byte, 4)
	_, err := io.ReadFull(in, head[4-width:])
	must(err)
	body := make([]byte, binary.BigEndian.Uint32(head))
	_, err = io.ReadFull(in, body)
	must(err)
	return body
}

func open(signed []byte, key note.Verifier) (tree tlog.Tree, err error) {
	opened, err := note.Open(signed, note.VerifierList(key))
	if err != nil {
		return tree, err
	}
	_, rest, _ := strings.Cut(opened.Text, "\n")
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

func judge(in io.Reader, key note.Verifier) string {
	olderNote, newerNote := read(in, 4), read(in, 4)
	number := make([]byte, 4)
	_, err := io.ReadFull(in, number)
	must(err)
	count := int64(binary.BigEndian.Uint32(number))
	var all hashes
	for i := int64(0); i < count; i++ {
		added, err := tlog.StoredHashes(i, read(in, 2), all)
		must(err)
		all = append(all, added...)
	}
	newer, err := open(newerNote, key)
	if err != nil || newer.N != count {
		return "seen"
	}
	root, err := tlog.TreeHash(newer.N, all)
	if err != nil || root != newer.Hash {
		return "seen"
	}
	older, err := open(olderNote, key)
	must(err)
	if older.N > newer.N {
		return "blind"
	}
	proof, err := tlog.ProveTree(newer.N, older.N, all)
	if err != nil || tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash) != nil {
		return "blind"
	}
	return "ok"
}

func main() {
	key, err := note.NewVerifier(os.Args[1])
	must(err)
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		if _, err := in.Peek(1); err == io.EOF {
			return
		}
		fmt.Fprintln(out, judge(in, key))
	}
}
