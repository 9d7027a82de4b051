// A server with a database of its own, and a Chromium to visit it with.
// Needs PENSTOCK_BINARY, or build/release/penstock.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
export const tree = path.resolve(here, "../..");
const installed = createRequire(path.join(tree, "web/package.json"));
const { chromium } = installed("playwright-core");
const axe = fs.readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");

export const binary = process.env.PENSTOCK_BINARY ?? path.join(tree, "build/release/penstock");
const browserPath = process.env.PENSTOCK_CHROMIUM ?? "/usr/bin/chromium";

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

/** Starts a server on an empty database. What it prints holds the one-time link of the first run. */
export async function openHouse(...flags) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "penstock-browser-"));
  const database = `sqlite:${path.join(folder, "penstock.db")}`;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(binary, ["serve", "--database", database, "--listen", `127.0.0.1:${port}`, ...flags], {
    cwd: folder,
  });
  const running = () => server.exitCode === null && server.signalCode === null;
  let printed = "";
  server.stdout.on("data", (piece) => {
    printed += piece;
  });
  server.stderr.on("data", (piece) => {
    printed += piece;
  });
  for (let tries = 0; ; tries++) {
    if (server.exitCode !== null || tries > 600) throw new Error(`the server did not start:\n${printed}`);
    try {
      if ((await fetch(`${address}/readyz`)).ok) break;
    } catch {
      /* not listening yet */
    }
    await pause(100);
  }
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
    close: async () => {
      if (running()) {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGTERM");
        await ended;
      }
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function openBrowser() {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      "--headless",
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
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()} ${error.message}`));
  // A refusal is an answer, not a fault of the page, though Chromium notes it as an error of the network.
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
      complaints.push(`${page.url()} ${message.text()}`);
  });
  return { context, page, complaints };
}

/** What axe finds that is serious or critical. The checker is put in past the page's own content policy. */
export async function serious(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  await session.detach();
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
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

/** Waits until the page shows its content and asks for nothing more. */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.locator(".bones").first().waitFor({ state: "detached" });
  await pause(250);
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
