// One attempt has one key until its outcome is known; refusals arrive with their words.
import { afterEach, describe, expect, it, vi } from "vitest";
import { address, Attempt, get, newKey, onProofNeeded, onReach, Problem, rememberCsrf } from "../src/api/client";

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const refusal = {
  refusal: "step_not_allowed",
  title: { zh: "不能", en: "no" },
  errors: [{ pointer: "/amount/minor", refusal: "not_positive", title: { zh: "零", en: "zero" } }],
};

function answering(...answers: (() => Response | Promise<Response>)[]) {
  const keys: string[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn((_: string, init: RequestInit) => {
      keys.push((init.headers as Record<string, string>)["Idempotency-Key"] ?? "");
      const next = answers.shift();
      return next ? Promise.resolve(next()) : Promise.reject(new Error("no more answers"));
    }),
  );
  return keys;
}
afterEach(() => vi.unstubAllGlobals());

describe("an attempt", () => {
  it("keeps its key while the outcome is unknown, and takes a new one afterwards", async () => {
    const keys = answering(
      () => Promise.reject(new TypeError("offline")),
      () => json(503, { ...refusal, refusal: "unavailable" }),
      () => json(200, {}),
      () => json(200, {}),
    );
    const attempt = new Attempt();
    await expect(attempt.post("/api/awards", { a: 1 })).rejects.toMatchObject({ refusal: "unreachable", status: 0 });
    await expect(attempt.post("/api/awards", { a: 1 })).rejects.toMatchObject({ refusal: "unavailable" });
    await attempt.post("/api/awards", { a: 1 });
    await attempt.post("/api/awards", { a: 1 });
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it("takes a new key when something else is asked, and after a refusal", async () => {
    const keys = answering(
      () => Promise.reject(new TypeError("offline")),
      () => json(409, refusal),
      () => json(200, {}),
    );
    const attempt = new Attempt();
    await expect(attempt.post("/api/awards", { a: 1 })).rejects.toBeInstanceOf(Problem);
    await expect(attempt.post("/api/awards", { a: 2 })).rejects.toMatchObject({
      refusal: "step_not_allowed",
      status: 409,
    });
    await attempt.post("/api/awards", { a: 2 });
    expect(new Set(keys).size).toBe(3);
  });

  it("makes keys that differ", () => {
    expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000);
  });
});

describe("an answer", () => {
  it("that refuses tells which field is wrong", async () => {
    answering(() => json(422, refusal));
    const problem = (await get("/api/x").catch((error: unknown) => error)) as Problem;
    expect(problem.field("amount")?.refusal).toBe("not_positive");
    expect(problem.field("amo")).toBeUndefined();
  });

  it("that is no JSON is a problem with words, not a crash", async () => {
    answering(() => new Response("<html>", { status: 502 }));
    await expect(get("/api/x")).rejects.toMatchObject({ refusal: "unreadable_answer" });
  });

  it("tells the page whether the server can be reached", async () => {
    const heard: boolean[] = [];
    const stop = onReach((reachable) => heard.push(reachable));
    answering(
      () => Promise.reject(new TypeError("offline")),
      () => json(200, {}),
    );
    await get("/api/x").catch(() => undefined);
    await get("/api/x");
    stop();
    expect(heard).toEqual([false, true]);
  });
});

describe("a request", () => {
  it("carries the token against cross-site requests", async () => {
    rememberCsrf("token-of-the-session");
    answering(() => json(200, {}));
    await new Attempt().post("/api/x", {});
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.headers).toMatchObject({ "X-CSRF-Token": "token-of-the-session" });
  });

  it("leaves empty filters out of its address", () => {
    expect(address("/api/awards", { text: "管理", state: "", year: undefined, limit: 5 })).toBe(
      "/api/awards?text=%E7%AE%A1%E7%90%86&limit=5",
    );
  });
});

describe("a fresh proof", () => {
  const missing = { ...refusal, refusal: "fresh_proof_needed", errors: [] };

  it("is asked for once, and the same request goes again under its key", async () => {
    const keys = answering(
      () => json(403, missing),
      () => json(200, { signed: true }),
    );
    const asked = vi.fn(() => Promise.resolve(true));
    const stop = onProofNeeded(asked);
    await expect(new Attempt().post("/api/batches/1/steps", { step: "sign" })).resolves.toEqual({ signed: true });
    stop();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it("that is not given leaves the refusal, and so does nobody to ask", async () => {
    const keys = answering(
      () => json(403, missing),
      () => json(403, missing),
    );
    const stop = onProofNeeded(() => Promise.resolve(false));
    const sign = () => new Attempt().post("/api/batches/1/steps", { step: "sign" });
    await expect(sign()).rejects.toMatchObject({ refusal: "fresh_proof_needed" });
    stop();
    await expect(sign()).rejects.toMatchObject({ refusal: "fresh_proof_needed" });
    expect(keys).toHaveLength(2);
  });
});
