// The browser's own recomputation of a Merkle proof, against a tree made here in the simplest way.
import { webcrypto } from "node:crypto";
import crypto from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { recompute } from "../src/scenes/record/proof";

const sha = (...parts: Buffer[]) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const split = (n: number) => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const root = (list: Buffer[]): Buffer =>
  list.length === 1
    ? list[0]!
    : sha(Buffer.of(1), root(list.slice(0, split(list.length))), root(list.slice(split(list.length))));
const path = (i: number, list: Buffer[]): Buffer[] => {
  if (list.length === 1) return [];
  const k = split(list.length);
  return i < k
    ? [...path(i, list.slice(0, k)), root(list.slice(k))]
    : [...path(i - k, list.slice(k)), root(list.slice(0, k))];
};
const text = (hash: Buffer) => hash.toString("base64");

describe("a proof", () => {
  beforeAll(() => {
    vi.stubGlobal("crypto", webcrypto);
  });

  it("gives the root for every leaf of every small tree", async () => {
    for (let size = 1; size <= 20; size++) {
      const entries = Array.from({ length: size }, (_, i) => `entry-${i}`);
      const leaves = entries.map((entry) => sha(Buffer.of(0), Buffer.from(entry)));
      for (let i = 0; i < size; i++) {
        const done = await recompute(entries[i]!, i, size, path(i, leaves).map(text));
        expect(done.complete).toBe(true);
        expect(done.root).toBe(text(root(leaves)));
      }
    }
  });

  it("agrees with the published vector: index 2 in a log of 3", async () => {
    const done = await recompute("entry-2", 2, 3, ["LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk="]);
    expect(done.complete).toBe(true);
    expect(done.root).toBe("pkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8cs=");
  });

  it("does not hold for another leaf, another place, or a proof cut short or drawn out", async () => {
    const entries = Array.from({ length: 11 }, (_, i) => `entry-${i}`);
    const leaves = entries.map((entry) => sha(Buffer.of(0), Buffer.from(entry)));
    const hashes = path(5, leaves).map(text);
    const sealed = text(root(leaves));
    const holds = async (leaf: string, index: number, size: number, list: string[]) => {
      const done = await recompute(leaf, index, size, list);
      return done.complete && done.root === sealed;
    };
    expect(await holds("entry-5", 5, 11, hashes)).toBe(true);
    expect(await holds("entry-6", 5, 11, hashes)).toBe(false);
    expect(await holds("entry-5", 4, 11, hashes)).toBe(false);
    expect(await holds("entry-5", 5, 11, hashes.slice(0, -1))).toBe(false);
    expect(await holds("entry-5", 5, 11, [...hashes, hashes[0]!])).toBe(false);
    expect(await holds("entry-5", 11, 11, hashes)).toBe(false);
  });
});
