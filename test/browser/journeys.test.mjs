// What people do in a browser, in a real Chromium against the real program: the first run; a list with one bad row,
// repaired; the portfolio; search in either script; a fact and its proof; an invitation; a lost connection.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import zlib from "node:zlib";
import {
  administrator,
  binary,
  missing,
  openBrowser,
  openHouse,
  run,
  says,
  settle,
  settled,
  visitor,
} from "./house.mjs";

const data = process.env.PENSTOCK_DATA;
const published = data && path.join(data, "awards/nsfc_management_1992_2018.csv.gz");

/** A list as the funder publishes it, the amount of its third row spoilt. Made up where no public data is at hand. */
function list(short) {
  let lines;
  if (!short && published && fs.existsSync(published))
    lines = zlib.gunzipSync(fs.readFileSync(published)).toString("utf8").split(/\r?\n/);
  else {
    lines = ['"项目批准号","项目类别","项目名称","依托单位","负责人","金额","起止年月","总评"'];
    const places = ["临澜大学", "青渚理工学院", "望川新材料研究所"];
    for (let i = 0; i < 300; i++) {
      const kind = i % 3 ? "青年科学基金项目" : "面上项目";
      const title = i % 50 ? `流域水资源管理方法研究之${i}` : `科研项目经理人制研究之${i}`;
      const cells = [7170_1000 + i, kind, title, places[i % 3], "顾明川", 18 + (i % 5), "2018.01-2020.12"];
      lines.push([...cells, i % 4 ? "尚未评估" : "优"].map((cell) => `"${cell}"`).join(","));
    }
  }
  const spoilt = [...lines];
  const cells = spoilt[3].split('","');
  cells[5] = "十七";
  spoilt[3] = cells.join('","');
  const text = (all) => all.join("\n") + (all.at(-1) === "" ? "" : "\n");
  return {
    spoilt: text(spoilt),
    rows: lines.filter((line) => line !== "").length - 1,
    good: cells,
    was: lines[3].split('","')[5],
  };
}

// On a desk in Chinese with the list as published; on a phone in English with a short one.
const seats = [
  { language: "zh-Hans", width: 1440 },
  { language: "en", width: 360 },
];

for (const seat of seats)
  describe(
    `journeys in ${seat.language} at ${seat.width}`,
    { skip: missing || false, concurrency: false, timeout: 600_000 },
    () => {
      const phone = seat.width < 500;
      let house, browser, storage;
      before(async () => {
        house = await openHouse();
        browser = await openBrowser();
      });
      after(async () => {
        await browser?.close();
        await house?.close();
      });

      /** One visit by the signed-in administrator. */
      async function visit(options, journey) {
        const { context, page, complaints } = await visitor(browser, { ...seat, ...options, storage });
        try {
          await journey(page, context);
          assert.deepEqual(complaints, []);
        } catch (error) {
          throw house.ended() ? new Error(`the server ended: ${house.ended()}`, { cause: error }) : error;
        } finally {
          await context.close();
        }
      }

      it("sets up the first administrator by the one-time link, once", async () => {
        const { context, page, complaints } = await visitor(browser, seat);
        await settle(page, house.firstRun());
        await settled(page);
        assert.match(await page.locator("h1").innerText(), /项目组合|Portfolio/);
        storage = { cookies: await context.cookies(), origins: [] };
        await page.goto(house.firstRun());
        await page.locator('input[autocomplete="name"]').fill("别人");
        await page.locator('input[type="email"]').fill("other@linlan.example");
        await page.locator('input[autocomplete="new-password"]').fill(administrator.password);
        await page.locator('button[type="submit"]').click();
        await page.locator('[role="alert"]').waitFor();
        assert.match(await page.locator('[role="alert"]').innerText(), /已使用|过期|找不到|used|expired|not found/);
        assert.deepEqual(complaints, []);
        await context.close();
      });

      it("refuses a wrong password with words in the reader's language, and lets the right one in", async () => {
        const { context, page } = await visitor(browser, { ...seat, language: "en" });
        await page.goto(`${house.address}/record`);
        await page.waitForURL("**/sign-in");
        await page.locator('input[type="email"]').fill(administrator.email);
        await page.locator('input[type="password"]').fill("not this one at all");
        await page.locator('button[type="submit"]').click();
        assert.match(await page.locator('[role="alert"]').innerText(), /address or the password/);
        await page.locator('input[type="password"]').fill(administrator.password);
        await page.locator('button[type="submit"]').click();
        await page.waitForURL("**/record");
        await context.close();
      });

      it("imports a list with one bad row, shows which, and takes the row when it is repaired", async () => {
        const { spoilt, rows, good, was } = list(phone);
        const file = path.join(house.folder, "nsfc.csv");
        fs.writeFileSync(file, spoilt);
        await visit({}, async (page) => {
          await page.goto(`${house.address}/imports/new`);
          await page.evaluate(() => {
            const seen = (globalThis.seenParts = []);
            new MutationObserver(() => {
              const bar = document.querySelector("progress[value]");
              if (bar) seen.push(`${bar.getAttribute("aria-label")} ${bar.value > 0}`);
            }).observe(document.body, { subtree: true, childList: true, attributes: true });
          });
          await page.locator('input[type="file"]').setInputFiles(file);
          const commit = page.locator(".head .button.main");
          await commit.waitFor({ timeout: 120_000 });
          // A list of a few hundred rows is read before there is anything to tell.
          if (rows > 10_000)
            assert.ok((await page.evaluate(() => globalThis.seenParts)).includes("正在读取并核对每一行 true"));
          const counts = [rows, rows - 1, 1, 0];
          for (const [i, count] of counts.entries()) await says(page.locator(".figures dd").nth(i), count);
          const wrong = page.locator("td.wrong");
          assert.match(await wrong.first().innerText(), /十七/);
          assert.match(await page.locator("tr", { hasText: "十七" }).first().innerText(), /金额/);
          assert.match(await page.locator("tr", { has: wrong }).innerText(), /^4\s/); // the line the server tells
          assert.equal(await wrong.count(), 1);

          await commit.click();
          const confirm = page.locator('dialog button[type="submit"]');
          assert.equal(await confirm.isDisabled(), true);
          await page.locator('dialog input[type="checkbox"]').check();
          await confirm.click();
          await page.waitForURL(/\/imports\/\d+$/, { timeout: 300_000 });

          const download = page.waitForEvent("download");
          await page.locator('a[href*="rejected-rows.csv"]').click();
          const rejected = path.join(house.folder, "rejected.csv");
          await (await download).saveAs(rejected);
          const text = fs.readFileSync(rejected, "utf8");
          assert.ok(text.includes(good[2]) && text.includes("十七"));
          fs.writeFileSync(rejected, text.replace("十七", was));

          await page.goto(`${house.address}/imports/new`);
          await page.locator('input[type="file"]').setInputFiles(rejected);
          await commit.waitFor({ timeout: 60_000 });
          for (const [i, count] of [1, 1, 0].entries()) await says(page.locator(".figures dd").nth(i), count);
          await commit.click();
          await page.locator('dialog input[type="checkbox"]').check();
          await confirm.click();
          await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 });
          await page.goto(`${house.address}/portfolio`);
          await says(page.locator(".figures dd"), rows);
          const facts = async () => (await (await page.request.get(`${house.address}/api/record/state`)).json()).size;
          const before = await facts();

          // The list as it should have been brings nothing more, and there is nothing to commit.
          fs.writeFileSync(file, spoilt.replace("十七", was));
          await page.goto(`${house.address}/imports/new`);
          await page.locator('input[type="file"]').setInputFiles(file);
          await commit.waitFor({ timeout: 120_000 });
          for (const [i, count] of [rows, 0, 0, rows].entries())
            await says(page.locator(".figures dd").nth(i), count);
          assert.equal(await commit.isDisabled(), true);
          assert.equal(await facts(), before);
        });
      });

      it("filters the portfolio by a bar's row, keeps that in the address, and gives the list as a file", async () => {
        await visit({ language: "en" }, async (page) => {
          await page.goto(`${house.address}/portfolio`);
          await settled(page);
          await page.locator(".chart svg").first().waitFor();
          const chart = page.locator(".chart").nth(1);
          await chart.getByRole("button", { name: /Show data/ }).click();
          const first = chart.locator("tbody tr").first();
          const awards = Number((await first.locator("td").nth(1).innerText()).replace(/\D/g, ""));
          await first.getByRole("button").click();
          await page.waitForURL(/programme=\d+/);
          await says(page.locator(".figures dd"), awards);
          await page.reload();
          await says(page.locator(".figures dd"), awards);

          const query = new URL(page.url()).search;
          const answer = await page.request.get(`${house.address}/api/awards.csv${query}&language=en`);
          assert.equal(answer.status(), 200);
          assert.ok((await answer.text()).trim().split("\n").length >= awards);

          if (phone) return; // a list of cards has no columns to sort by
          await page.getByRole("button", { name: /^Title/ }).click();
          await page.waitForURL(/sort=title/);
          await page.locator('th[aria-sort="ascending"]', { hasText: "Title" }).waitFor();
        });
      });

      const keys = phone ? () => undefined : it; // a phone has none
      keys("moves through the list by keyboard, and draws only a window of many rows", async () => {
        await visit({}, async (page) => {
          await page.goto(`${house.address}/portfolio`);
          await settled(page);
          const box = page.locator(".gridbox").last();
          const at = (row) => page.locator(`tr[data-index="${row}"] a:focus`).first().waitFor();
          await page.keyboard.press("j"); // from nowhere, into the list
          await at(0);
          await page.keyboard.press("j");
          await at(1);
          await page.keyboard.press("k");
          await at(0);
          for (const shown of [200, 300]) {
            await page.locator(".gridfoot button").click();
            await says(page.locator(".gridfoot"), new RegExp(`${shown} /`));
          }
          await page.locator('tr[data-index="0"] a').first().focus();
          await page.keyboard.press("End");
          await at(299);
          assert.ok((await box.locator("tbody tr").count()) < 260);
          await page.keyboard.press("Enter");
          await page.waitForURL(/\/awards\/\d+/);
          await settled(page);

          // ? tells the keys, and a g with the letter told goes there.
          await page.keyboard.press("?");
          const help = page.locator("dialog[open]", { has: page.locator("kbd") });
          await help.waitFor();
          assert.ok((await help.locator("kbd").count()) > 8);
          await page.keyboard.press("Escape");
          await help.waitFor({ state: "detached" });
          await page.keyboard.press("g");
          await page.keyboard.press("r");
          await page.waitForURL(/\/record$/);
        });
      });

      it("finds 管理, and the same by 經理 or 经理, wherever one is", async () => {
        await visit({}, async (page) => {
          await page.goto(`${house.address}/record`);
          await settled(page);
          const total = async (text) => {
            await page.keyboard.press("Control+k");
            const answer = page.waitForResponse((one) =>
              one.url().endsWith(`/api/search?q=${encodeURIComponent(text)}`),
            );
            await page.locator("dialog.palette input").fill(text);
            const { total: count } = await (await answer).json();
            const words = await says(page.locator(".palette .foot span"), count);
            const marked = await page.locator(".palette mark").count();
            await page.keyboard.press("Escape");
            return [Number(words.replace(/\D/g, "")), marked];
          };
          const [found, marked] = await total("管理");
          assert.ok(found > 0 && marked > 0, `管理: ${found} found, ${marked} marked`);
          const [traditional] = await total("經理");
          assert.ok(traditional > 0);
          assert.equal(traditional, (await total("经理"))[0]);
          assert.equal((await total("流域管理学院不存在的词"))[0], 0);
        });
      });

      it("shows a fact with its proof, which the browser and the command line both confirm", async () => {
        await visit({ language: "en" }, async (page) => {
          await page.goto(`${house.address}/record`);
          await page.locator("tbody a, a.card").first().click();
          await page.waitForURL(/\/record\/\d+/);
          await page.getByText("Recomputed in your browser: it agrees").waitFor();
          const { stdout } = await run(binary, ["verify", "--database", house.database, "--json"]);
          assert.equal(JSON.parse(stdout).ok, true);
          const seq = Number(/\d+$/.exec(page.url())[0]);
          assert.ok(JSON.parse(stdout).size >= seq);

          // The checkpoint on the page is one the command line holds the log against.
          const saved = path.join(house.folder, "checkpoint");
          const { proof } = await (await page.request.get(`${house.address}/api/record/${seq}`)).json();
          fs.writeFileSync(saved, proof.checkpoint);
          await run(binary, ["verify", "--database", house.database, "--checkpoint", saved]);

          // And of this one fact, by its receipt alone, away from the server: the genuine holds, no altered one.
          const download = page.waitForEvent("download");
          await page.getByRole("button", { name: "Receipt" }).first().click();
          const receipt = path.join(house.folder, "fact.tlog-proof");
          await (await download).saveAs(receipt);
          const key = (await (await page.request.get(`${house.address}/journal/key`)).text()).trim();
          await run(binary, ["verify", "receipt", receipt, "--key", key], { cwd: os.tmpdir() });
          const text = fs.readFileSync(receipt, "utf8");
          assert.match(text, new RegExp(`^index ${seq - 1}$`, "m"));
          fs.writeFileSync(receipt, text.replace(/^index \d+$/m, `index ${seq}`));
          await assert.rejects(run(binary, ["verify", "receipt", receipt, "--key", key]), { code: 7 });
        });
      });

      it("control: a proof with one hash altered, or a checkpoint, is not taken for good", async () => {
        await visit({ language: "en" }, async (page) => {
          let genuine;
          await page.route("**/api/record/2", async (route) => {
            const answer = await route.fetch();
            genuine = await answer.json();
            const [first, ...rest] = genuine.proof.hashes;
            const altered = (first[0] === "A" ? "B" : "A") + first.slice(1);
            await route.fulfill({ json: { ...genuine, proof: { ...genuine.proof, hashes: [altered, ...rest] } } });
          });
          await page.goto(`${house.address}/record/2`);
          await page.getByText("does NOT agree").waitFor();

          const saved = path.join(house.folder, "altered");
          const lines = genuine.proof.checkpoint.split("\n");
          lines[2] = (lines[2][0] === "A" ? "B" : "A") + lines[2].slice(1);
          fs.writeFileSync(saved, lines.join("\n"));
          await assert.rejects(run(binary, ["verify", "--database", house.database, "--checkpoint", saved]));
        });
      });

      it("invites a person by a link that is shown once, who then signs in and sees what the role allows", async () => {
        let link;
        await visit({ language: "en" }, async (page) => {
          await page.goto(`${house.address}/administration/people`);
          await page.getByRole("button", { name: "Invite a person" }).click();
          await page.locator("dialog input").nth(0).fill("Shen Ruoshui");
          await page.locator("dialog input").nth(1).fill("shen@linlan.example");
          await page.locator('dialog button[type="submit"]').click();
          link = await page.locator("dialog .copyable pre").innerText();
          await page.locator("dialog .button.main").click();
          await page.getByRole("link", { name: "Shen Ruoshui" }).click();
          await page.locator(".head .button.main").click();
          await page.locator("dialog select").selectOption("auditor");
          await page.locator('dialog button[type="submit"]').click();
          await page.locator(".lines", { hasText: "Auditor" }).waitFor();
        });
        const { context, page, complaints } = await visitor(browser, { ...seat, language: "en" });
        await page.goto(link);
        await page.locator('input[type="password"]').fill(administrator.password);
        await page.locator('button[type="submit"]').click();
        await page.waitForURL("**/portfolio");
        await settled(page);
        assert.equal(await page.getByRole("link", { name: "Settings" }).count(), 0);
        await page.goto(`${house.address}/administration/settings`);
        await page.getByRole("heading", { name: "This page is not open to you" }).waitFor();
        assert.deepEqual(complaints, []);
        await context.close();
      });

      it("says so when the server is out of reach, and recovers", async () => {
        await visit({ language: "en" }, async (page, context) => {
          await page.goto(`${house.address}/programmes`);
          await settled(page);
          await context.setOffline(true);
          await page.locator('input[type="search"]').fill("water");
          await page.locator(".notice.alarm button").waitFor();
          await context.setOffline(false);
          // The page asks again by itself once the network is back, so that the button may be gone before the press.
          await page
            .locator(".notice.alarm button")
            .click({ timeout: 2000 })
            .catch(() => undefined);
          await page.locator(".notice.alarm").waitFor({ state: "detached" });
        });
      });
    },
  );
