// The one way to the server: JSON in and out, refusals as typed errors, and for every change a key that stays the
// same while the same attempt is repeated, so that a lost answer never makes a change twice.
import type { FieldProblem, Refused, Words } from "./types";

/** A refusal by the server, or its being out of reach (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly refusal: string,
    readonly title: Words,
    readonly detail: string = "",
    readonly errors: FieldProblem[] = [],
    readonly trace: string = "",
    /** Where a limit stands in the way: which, what is left, who could. */
    readonly lines?: Words[],
  ) {
    super(refusal);
  }
  /** The problem of one field, by its name. */
  field(name: string): FieldProblem | undefined {
    return this.errors.find((error) => error.pointer === `/${name}` || error.pointer.startsWith(`/${name}/`));
  }
}

const unreachable = () =>
  new Problem(0, "unreachable", {
    zh: "无法连接服务器，未作任何更改。请检查网络后重试。",
    en: "The server cannot be reached; nothing was changed. Check the network and try again.",
  });
const unreadable = (status: number) =>
  new Problem(status, "unreadable_answer", {
    zh: "服务器的答复无法读取，请稍后重试。",
    en: "The server's answer could not be read; try again shortly.",
  });

/** Parses JSON, keeping amounts too long for a JavaScript number as text. A quote inside a string is escaped in
 *  JSON, so the pattern meets member names only. */
export function parse(text: string): unknown {
  return JSON.parse(text.replace(/"minor":\s*(-?\d{16,})/g, '"minor":"$1"'));
}

/** Writes JSON; an amount kept as text becomes a number again, to its last digit. */
export function write(body: unknown): string {
  return JSON.stringify(body).replace(/"minor":"(-?\d+)"/g, '"minor":$1');
}

let csrf = "";
export function rememberCsrf(value: string): void {
  csrf = value;
}

type Listener = (reachable: boolean) => void;
const listeners = new Set<Listener>();
/** Tells whether the last call reached the server. Returns the way to stop listening. */
export function onReach(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
const told = (reachable: boolean) => listeners.forEach((listener) => listener(reachable));

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === "" ? {} : parse(text);
  } catch {
    throw unreadable(response.status);
  }
  if (response.ok) return body as T;
  const problem = body as Partial<Refused>;
  if (!problem.refusal || !problem.title) throw unreadable(response.status);
  const { refusal, title, detail, errors, trace, lines } = problem;
  throw new Problem(response.status, refusal, title, detail, errors, trace, lines);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, { credentials: "same-origin", ...init });
    told(![502, 503, 504].includes(response.status));
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    told(false);
    throw unreachable();
  }
}

export type Query = Record<string, string | number | undefined>;
/** An address with its query; empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(
    await reach(address(path, query), { headers: { Accept: "application/json" }, ...(signal && { signal }) }),
  );
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/** The facts an act recorded, first and last. */
export interface Recorded {
  first: number;
  last: number;
}
let recorded: (facts: Recorded) => void = () => undefined;
/** Says here where one wants to hear of facts recorded by this browser's own acts. */
export function onRecorded(listener: typeof recorded): void {
  recorded = listener;
}

// What moves money or opens doors wants a fresh proof: whoever draws the page asks the person for it.
let prove: (() => Promise<boolean>) | undefined;
/** Says here how a person proves again to be there. Returns the way to say it no more. */
export function onProofNeeded(ask: typeof prove): () => void {
  prove = ask;
  return () => {
    prove = undefined;
  };
}

/** Posts; where a fresh proof is missing, asks for it and then posts the same again under the same key. */
export async function post<T>(path: string, body: unknown, key: string): Promise<T> {
  try {
    return await postOnce<T>(path, body, key);
  } catch (error) {
    const missing = error instanceof Problem && error.refusal === "fresh_proof_needed";
    if (!missing || !prove || !(await prove())) throw error;
    return postOnce<T>(path, body, key);
  }
}

async function postOnce<T>(path: string, body: unknown, key: string): Promise<T> {
  const response = await reach(path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Idempotency-Key": key,
      ...(csrf && { "X-CSRF-Token": csrf }),
    },
    body: write(body),
  });
  const [first, last] = (response.headers.get("Penstock-Facts") ?? "").split("-").map(Number);
  if (response.ok && first && last) recorded({ first, last });
  return answer<T>(response);
}

/** Attempts at one change. While the outcome is unknown, asking the same again carries the same key. */
export class Attempt {
  private open: { asked: string; key: string } | null = null;

  async post<T>(path: string, body: unknown): Promise<T> {
    const asked = `${path} ${JSON.stringify(body)}`;
    if (this.open?.asked !== asked) this.open = { asked, key: newKey() };
    try {
      const result = await post<T>(path, body, this.open.key);
      this.open = null;
      return result;
    } catch (error) {
      if (error instanceof Problem && error.status >= 400 && error.status < 500) this.open = null;
      throw error;
    }
  }
}

/** Sends a file as it is, telling how much has gone. Only XMLHttpRequest tells that in every browser. */
export function upload<T>(
  path: string,
  file: File,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path, { name: file.name }));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (csrf) request.setRequestHeader("X-CSRF-Token", csrf);
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => {
      told(false);
      reject(unreachable());
    };
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    request.onload = () => resolve(answer<T>(new Response(request.responseText, { status: request.status })));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
