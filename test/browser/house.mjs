// A server with a database of its own, and a Chromium to visit it with.
// Needs PENSTOCK_BINARY, or build/release/penstock.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
export const tree = path.resolve(here, "../..");
const installed = createRequire(path.join(tree, "web/package.json"));
const { chromium } = installed("playwright-core");
const axe = fs.readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");

export const binary = process.env.PENSTOCK_BINARY ?? path.join(tree, "build/release/penstock");
const browserPath = process.env.PENSTOCK_CHROMIUM ?? "/usr/bin/chromium-headless-shell";

/** Why the journeys cannot be made here; empty when they can. */
export const missing = !fs.existsSync(binary)
  ? `no program at ${binary}`
  : !fs.existsSync(browserPath)
    ? `no browser at ${browserPath}`
    : "";

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
    server.on("error", reject);
  });
}

export const run = promisify(execFile);

// What makes a program believe that it is later: its clock, and no other, reads so many days more.
const later = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t which, struct timespec* out)
{
    static int (*real)(clockid_t, struct timespec*);
    if (!real) real = (int (*)(clockid_t, struct timespec*))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, out);
    if (done == 0 && which == CLOCK_REALTIME) out->tv_sec += 86400L * atol(getenv("DAYS_LATER"));
    return done;
}
`;

/** Starts a server on an empty database, or on the demonstration. What it prints holds the link of the first run.
 *  `settings` gives more of the environment, by the server's address. */
export async function openHouse({ demo = false, settings = async () => ({}) } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "penstock-browser-"));
  const database = `sqlite:${path.join(folder, "penstock.db")}`;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  // The demonstration is the same all day; made once, it is copied (test/browser/run).
  const made = process.env.PENSTOCK_DEMONSTRATION;
  if (demo && made) fs.cpSync(made, folder, { recursive: true });
  else if (demo) await run(binary, ["demo", "--database", database], { cwd: folder });
  const flags = ["--database", database, "--listen", `127.0.0.1:${port}`, "--checkpoint-milliseconds", "300"];
  let server;
  const running = () => server.exitCode === null && server.signalCode === null;
  let printed = "";
  const start = async (env) => {
    printed = "";
    server = spawn(binary, ["serve", ...flags, ...(demo ? ["--demo"] : [])], { cwd: folder, env });
    await new Promise((resolve, reject) => {
      const hear = (piece) => {
        printed += piece;
        if (printed.includes(address)) resolve();
      };
      server.stdout.on("data", hear);
      server.stderr.on("data", hear);
      server.once("exit", () => reject(new Error(`the server did not start:\n${printed}`)));
    });
  };
  const stop = async () => {
    if (!running()) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  };
  const more = await settings(address);
  await start({ ...process.env, ...more });
  return {
    address,
    database,
    folder,
    /** How the server ended, with its last words; empty while it runs. */
    ended: () => (running() ? "" : `${server.signalCode ?? server.exitCode}\n${printed.slice(-3000)}`),
    firstRun: () => {
      const link = /\/first-run\?token=[A-Za-z0-9_-]+/.exec(printed);
      if (!link) throw new Error(`no first-run link in:\n${printed}`);
      return address + link[0];
    },
    /** Starts it anew, so many days later than it is. */
    later: async (days) => {
      await stop();
      const made = path.join(folder, "later");
      fs.writeFileSync(`${made}.c`, later);
      await run("cc", ["-shared", "-fPIC", "-o", `${made}.so`, `${made}.c`]);
      await start({ ...process.env, ...more, LD_PRELOAD: `${made}.so`, DAYS_LATER: String(days) });
    },
    close: async () => {
      await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function openBrowser() {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A visitor with a screen, a theme and a language. Whatever the page complains about fails the journey. */
export async function visitor(browser, { width = 1440, theme = "light", language = "zh-Hans", storage } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 780 : 900 },
    colorScheme: theme,
    acceptDownloads: true,
    ...(storage && { storageState: storage }),
  });
  await context.addInitScript((code) => {
    if (!localStorage.getItem("penstock.language")) localStorage.setItem("penstock.language", code);
  }, language);
  const page = await context.newPage();
  watch(page);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()} ${error.message}`));
  // A refusal is an answer, not a fault of the page, though Chromium notes it as an error of the network.
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      complaints.push(`${page.url()} ${message.text()}`);
  });
  return { context, page, complaints };
}

/** Visits by accounts of the demonstration, each found by any word on its button. A journey is given the page, and what
 *  reads and posts as that account; a visit gives what the journey gives. Who has signed in comes back with the cookie,
 *  and begins at a page that is soon there. */
export function visits(open) {
  const seats = new Map();
  return async function visit(account, options, journey) {
    const { house, browser } = open();
    const storage = seats.get(account);
    const { context, page, complaints } = await visitor(browser, { language: "en", ...options, storage });
    try {
      // A session that was kept may have ended since, where a server was started some days later.
      const session = await page.request.get(`${house.address}/api/session`);
      const inside = storage !== undefined && (await session.json()).signed_in;
      await page.goto(`${house.address}/${inside ? "messages" : "sign-in"}`);
      await settled(page);
      if (!inside) {
        await page.locator(".accounts button", { hasText: account }).first().click();
        await page.waitForURL((url) => !["/sign-in", "/"].includes(url.pathname)); // "/" leads on
        await settled(page);
        seats.set(account, { cookies: await context.cookies(), origins: [] });
      }
      const read = async (path) => (await page.request.get(house.address + path)).json();
      const post = async (path, data) => {
        const headers = {
          "Content-Type": "application/json",
          "Idempotency-Key": crypto.randomUUID(),
          "X-CSRF-Token": (await read("/api/session")).csrf,
        };
        const [status, said] = await page.evaluate(
          async ([to, init]) => {
            const answer = await fetch(to, init);
            return [answer.status, await answer.json()];
          },
          [path, { method: "POST", headers, body: JSON.stringify(data) }],
        );
        assert.equal(status, 200, `${path}: ${JSON.stringify(said)}`);
        return said;
      };
      const result = await journey({ page, read, post });
      assert.deepEqual(complaints, []);
      return result;
    } catch (error) {
      const shown = await page.locator("body").innerText({ timeout: 5_000 });
      error.message += `\n${account} stood at ${page.url()}, which says:\n${shown.slice(0, 2_000)}`;
      if (complaints.length > 0) error.message += `\nand complained of:\n${complaints.join("\n")}`;
      throw error;
    } finally {
      await context.close();
    }
  };
}

/** A step of a page, and what is asked before it is taken. */
export async function step(page, name, reason) {
  await page.locator("section.sheet").getByRole("button", { name, exact: true }).click();
  if (reason) await page.locator("dialog textarea").fill(reason);
  await page.locator('dialog button[type="submit"]').click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await settled(page);
}

/** The demonstration and a browser for the cases of one description: what visits it, and where it is. */
export function demonstration() {
  const at = {};
  before(async () => {
    at.house = await openHouse({ demo: true });
    at.browser = await openBrowser();
  });
  after(async () => {
    await at.browser?.close();
    await at.house?.close();
  });
  return { at, visit: visits(() => at) };
}

/** A file as a person chooses one. */
export const textFile = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** What axe finds that is serious or critical; of colours alone, or of everything. The checker is put in past the
 *  page's own content policy. */
export async function serious(page, only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    const session = await page.context().newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe });
    await session.detach();
  }
  const found = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly }),
    only,
  );
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" | ")}`,
    );
}

/** How far the page is wider than the screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Asks of the page that are not answered yet, the stream of events apart, which never ends. */
const asks = new WeakMap();
function watch(page) {
  const open = new Set();
  asks.set(page, open);
  page.on("request", (request) => {
    if (!request.url().endsWith("/api/events")) open.add(request);
  });
  for (const ended of ["requestfinished", "requestfailed"]) page.on(ended, (request) => open.delete(request));
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) open.clear();
  });
}

/** Waits until the page shows its content, has drawn it, has nothing left to do, and asks for nothing more. */
export async function settled(page) {
  const drawn = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          // An answer just come waits for its turn behind the frames of a busy machine; an idle moment comes after it.
          requestAnimationFrame(() =>
            requestIdleCallback(
              () => resolve(document.querySelector("h1") !== null && !document.querySelector(".bones, .busy")),
              { timeout: 1_000 },
            ),
          );
        }),
    );
  const until = Date.now() + 30_000;
  for (let calm = 0; calm < 2;) {
    calm = asks.get(page).size === 0 && (await drawn()) ? calm + 1 : 0;
    if (Date.now() > until) throw new Error(`${page.url()} does not come to rest`);
    if (calm === 0) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** Goes to another place within the application, as a link does. */
export async function go(page, route) {
  await page.evaluate((to) => {
    globalThis.history.pushState({}, "", to);
    globalThis.dispatchEvent(new globalThis.PopStateEvent("popstate"));
  }, route);
  await settled(page);
}

/** Waits until the first match says what is wanted (text, number or pattern); fails with what it says instead. */
export async function says(locator, wanted) {
  const fits = (text) =>
    wanted instanceof RegExp
      ? wanted.test(text)
      : typeof wanted === "number"
        ? Number(text.replace(/\D/g, "") || Number.NaN) === wanted
        : text.includes(wanted);
  const until = Date.now() + 30_000;
  for (;;) {
    const text = await locator.first().innerText();
    if (fits(text)) return text;
    if (Date.now() > until) throw new Error(`wanted ${wanted}, but it says ${text.slice(0, 300)}`);
    await locator.page().evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

const areas = fs
  .readdirSync(path.join(tree, "web/src/words"))
  .flatMap((name) => /^([a-z]+)\.ts$/.exec(name)?.[1] ?? []);
/** Waits until the field holds what is wanted; fails with what it holds instead. */
export async function holds(field, wanted) {
  const until = Date.now() + 30_000;
  for (;;) {
    const value = await field.inputValue();
    if (value === wanted) return;
    if (Date.now() > until) throw new Error(`wanted ${wanted}, but it holds ${value}`);
    await field.page().evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

const wordKey = new RegExp(`\\b(${areas.join("|")})\\.[a-z][A-Za-z]+\\b|\\{[a-zA-Z]+\\}`);

/** What is wrong with a page as it stands: beyond its screen, a word untranslated, a serious finding of axe, who is
 *  asked for these of its rules; for none when the list is empty. */
export async function faults(page, only) {
  const out = only?.length === 0 ? [] : await serious(page, only);
  if ((await overflow(page)) > 0) out.push("wider than the screen");
  const key = wordKey.exec(await page.locator("body").innerText());
  if (key) out.push(`untranslated: ${key[0]}`);
  return out;
}

export const administrator = { name: "林知远", email: "lin@linlan.example", password: "水到渠成而后安澜 2026" };

export async function settle(page, address) {
  await page.goto(address);
  await page.locator('input[autocomplete="name"]').fill(administrator.name);
  await page.locator('input[type="email"]').fill(administrator.email);
  await page.locator('input[autocomplete="new-password"]').fill(administrator.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL("**/portfolio");
}
