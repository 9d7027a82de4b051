// The Merkle proof of RFC 9162, recomputed in the browser: from a leaf, level by level, to the root.
export interface Joint {
  hash: string;
  side: "left" | "right";
  result: string;
}
export interface Recomputed {
  leafHash: string;
  joints: Joint[];
  root: string;
  complete: boolean;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
function base64(hash: Uint8Array): string {
  return btoa(String.fromCharCode(...hash));
}

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}

/** Whether this browser offers hashing here; it does so over encrypted connections and on the own machine only. */
export function canHash(): boolean {
  return typeof crypto !== "undefined" && "subtle" in crypto && crypto.subtle !== undefined;
}

export async function recompute(leaf: string, index: number, size: number, hashes: string[]): Promise<Recomputed> {
  let hash = await sha256(Uint8Array.of(0), new TextEncoder().encode(leaf));
  const leafHash = base64(hash);
  const joints: Joint[] = [];
  // The loop of RFC 9162, section 2.1.3.2; numbers stay below 2^53, so division is used in place of shifts.
  let node = index,
    last = size - 1,
    complete = index >= 0 && index < size;
  for (const text of hashes) {
    if (last === 0) {
      complete = false;
      break;
    }
    const other = bytes(text);
    const left = node % 2 === 1 || node === last;
    if (left) {
      hash = await sha256(Uint8Array.of(1), other, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else hash = await sha256(Uint8Array.of(1), hash, other);
    joints.push({ hash: text, side: left ? "left" : "right", result: base64(hash) });
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return { leafHash, joints, root: base64(hash), complete: complete && last === 0 };
}
