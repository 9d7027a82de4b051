// Checks Penstock receipts (.tlog-proof) without any Penstock code, package or network: the signature of the journal's
// key, the path of hashes from the fact to the signed root, and, with --body, that a disclosed content is what the fact
// committed to. Needs Node 18 or newer and nothing else. Exit status 0: all receipts hold.
//
//   node tools/verify/receipt/receipt.mjs [--body OPENING] KEY RECEIPT...
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

// Node takes almost anything for base64; we take only what is written in the one right way.
function fromBase64(text) {
  const bytes = Buffer.from(text, "base64");
  expect(bytes.toString("base64") === text, "this is not base64");
  return bytes;
}

// A key is written NAME+ID+BASE64, of the byte 01 and the 32 bytes of an Ed25519 key; signatures carry its id.
function parseKey(text) {
  const [name, id, ...rest] = text.trim().split("+");
  const bytes = fromBase64(rest.join("+"));
  expect(bytes.length === 33 && bytes[0] === 1, "this is not the key of a journal");
  const computed = sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4);
  expect(computed.toString("hex") === id, "the key's id does not belong to it");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  return { name, id: computed, key: createPublicKey({ key: der, format: "der", type: "spki" }) };
}

// A checkpoint is three lines (journal, number of facts, root), an empty line, and signature lines.
function openCheckpoint(text, key) {
  const end = text.lastIndexOf("\n\n");
  expect(end > 0 && text.endsWith("\n"), "the checkpoint is cut short");
  const body = text.slice(0, end + 1);
  const [origin, size, root] = body.split("\n");
  expect(origin === key.name, "the checkpoint is of another journal");
  expect(/^(0|[1-9][0-9]{0,14})$/.test(size), "the checkpoint has no size");
  const ours = text
    .slice(end + 2, -1)
    .split("\n")
    .map((line) => /^\u2014 (\S+) (\S+)$/.exec(line))
    .filter((line) => line !== null && line[1] === key.name)
    .map((line) => fromBase64(line[2]))
    .filter((bytes) => bytes.subarray(0, 4).equals(key.id));
  expect(ours.length > 0, "the journal's key has not signed this");
  for (const bytes of ours)
    expect(verify(null, Buffer.from(body), key.key, bytes.subarray(4)), "the signature does not fit the checkpoint");
  return { size: Number(size), root: fromBase64(root) };
}

// The loop of RFC 9162, section 2.1.3.2. Places stay below 2^53, so we divide where it shifts.
function rootFrom(leafHash, index, size, path) {
  let [hash, node, last] = [leafHash, index, size - 1];
  for (const sibling of path) {
    expect(last > 0, "the path is too long");
    if (node % 2 === 1 || node === last) {
      hash = sha256(Buffer.of(1), sibling, hash);
      for (; node % 2 === 0 && node !== 0; node /= 2) last = Math.floor(last / 2);
    } else hash = sha256(Buffer.of(1), hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  expect(last === 0, "the path is too short");
  return hash;
}

// A receipt is: the name of the form, the fact, its place in the journal, hashes, an empty line, a signed checkpoint.
function check(receipt, opening, key) {
  const text = receipt.toString("utf8");
  expect(Buffer.from(text).equals(receipt), "the receipt is not UTF-8");
  const end = text.indexOf("\n\n");
  const [form, extra, place, ...hashes] = text.slice(0, end).split("\n");
  expect(end > 0 && form === "c2sp.org/tlog-proof@v1", "this is not a receipt");
  expect(extra?.startsWith("extra ") && /^index (0|[1-9][0-9]{0,14})$/.test(place), "fact or place is missing");
  const leaf = fromBase64(extra.slice("extra ".length));
  const index = Number(place.slice("index ".length));
  const checkpoint = openCheckpoint(text.slice(end + 2), key);
  expect(index < checkpoint.size, "the fact is not under this checkpoint");
  const root = rootFrom(sha256(Buffer.of(0), leaf), index, checkpoint.size, hashes.map(fromBase64));
  expect(root.equals(checkpoint.root), "the path does not lead to the signed root");
  const fact = JSON.parse(leaf.toString("utf8"));
  expect(fact.seq === index + 1, "the fact does not carry the number of its place");
  if (opening !== undefined) {
    // An opening is three lines: the name of the form, the salt in base64, the content.
    const [name, salt, content, ...more] = opening.split("\n");
    expect(name === "penstock/commit/v1" && more.join("") === "", "this is not a file of content");
    const commitment = sha256(Buffer.from(`${name}\n`), fromBase64(salt), Buffer.from(content));
    expect(fact.c === commitment.toString("base64"), "the content is not what the fact commits to");
  }
  return fact;
}

const words = process.argv.slice(2);
const body = words[0] === "--body" ? words.splice(0, 2)[1] : undefined;
const [keyText, ...files] = words;
if (files.length === 0) {
  console.log("usage: receipt.mjs [--body OPENING] KEY RECEIPT...");
  process.exit(2);
}
const key = parseKey(keyText);
for (const file of files)
  try {
    const fact = check(readFileSync(file), body && readFileSync(body, "utf8"), key);
    console.log(`ok ${file}: fact ${fact.seq}, ${fact.type} about ${fact.obj}, recorded ${fact.t}`);
  } catch (error) {
    console.log(`FAILED ${file}: ${error.message}`);
    process.exitCode = 1;
  }
