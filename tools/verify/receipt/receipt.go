// Checks Penstock receipts (.tlog-proof) without any Penstock code and without a network: the signature of the
// journal's key, the path of hashes from the fact to the signed root, and, with --body, that a disclosed content is
// what the fact committed to. Uses golang.org/x/mod/sumdb only (Debian: golang-golang-x-mod-dev). Exit status 0: all
// receipts hold.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o verify-receipt tools/verify/receipt/receipt.go
//	./verify-receipt [--body OPENING] KEY RECEIPT...
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var strict = base64.StdEncoding.Strict()

// A receipt is: the name of the form, the fact, its place in the journal, hashes, an empty line, a signed checkpoint.
func check(receipt, opening []byte, key note.Verifier) (fact map[string]any, err error) {
	proof, checkpoint, _ := strings.Cut(string(receipt), "\n\n")
	lines := strings.Split(proof, "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return nil, fmt.Errorf("this is not a receipt")
	}
	leaf, err := strict.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return nil, err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil || lines[2] != fmt.Sprintf("index %d", index) {
		return nil, fmt.Errorf("the place in the journal is not a number")
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil || hash.String() != line {
			return nil, fmt.Errorf("a hash is not well-formed")
		}
		path = append(path, hash)
	}
	signed, err := note.Open([]byte(checkpoint), note.VerifierList(key)) // checks the signature
	if err != nil {
		return nil, err
	}
	if _, err := strict.DecodeString(signed.Sigs[0].Base64); err != nil {
		return nil, err
	}
	origin, rest, _ := strings.Cut(signed.Text, "\n")
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil || origin != key.Name() {
		return nil, fmt.Errorf("the checkpoint is not one of this journal")
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(leaf)); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(leaf, &fact); err != nil || fact["seq"] != float64(index+1) {
		return nil, fmt.Errorf("the fact does not carry the number of its place")
	}
	if opening == nil {
		return fact, nil
	}
	// An opening is three lines: the name of the form, the salt in base64, the content.
	parts := strings.SplitN(strings.TrimSuffix(string(opening), "\n"), "\n", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("this is not a file of content")
	}
	salt, err := strict.DecodeString(parts[1])
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(parts[0] + "\n"), salt, []byte(parts[2])}, nil))
	if err != nil || parts[0] != "penstock/commit/v1" || fact["c"] != strict.EncodeToString(sum[:]) {
		return nil, fmt.Errorf("the content is not what the fact commits to")
	}
	return fact, nil
}

func main() {
	arguments, status := os.Args[1:], 0
	var opening []byte
	if len(arguments) > 2 && arguments[0] == "--body" {
		var err error
		if opening, err = os.ReadFile(arguments[1]); err != nil {
			fmt.Println("FAILED", err)
			os.Exit(1)
		}
		arguments = arguments[2:]
	}
	if len(arguments) < 2 {
		fmt.Println("usage: verify-receipt [--body OPENING] KEY RECEIPT...")
		os.Exit(2)
	}
	key, err := note.NewVerifier(arguments[0])
	if err != nil {
		fmt.Println("FAILED", err)
		os.Exit(2)
	}
	for _, file := range arguments[1:] {
		receipt, err := os.ReadFile(file)
		var fact map[string]any
		if err == nil {
			fact, err = check(receipt, opening, key)
		}
		if err != nil {
			fmt.Println("FAILED", file+":", err)
			status = 1
			continue
		}
		fmt.Printf("ok %s: fact %.0f, %v about %v, recorded %v\n",
			file, fact["seq"], fact["type"], fact["obj"], fact["t"])
	}
	os.Exit(status)
}
