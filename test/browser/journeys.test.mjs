// What people do in a browser, in a real Chromium against the real program: the first run; a list with one bad row,
// repaired; the portfolio; search in either script; a fact and its proof; every page in each language and theme.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import zlib from "node:zlib";
import {
  administrator,
  binary,
  missing,
  openBrowser,
  openHouse,
  overflow,
  pause,
  serious,
  settle,
  settled,
  visitor,
} from "./house.mjs";

const run = promisify(execFile);
const data = process.env.PENSTOCK_DATA;
const published = data && path.join(data, "awards/nsfc_management_1992_2018.csv.gz");
const tongues = ["zh-Hans", "zh-Hant", "en"];

/** A list as the funder publishes it, the amount of its third row spoilt. Made up where no public data is at hand. */
function list() {
  let lines;
  if (published && fs.existsSync(published))
    lines = zlib.gunzipSync(fs.readFileSync(published)).toString("utf8").split(/\r?\n/);
  else {
    lines = ['"项目批准号","项目类别","项目名称","依托单位","负责人","金额","起止年月","总评"'];
    const places = ["临澜大学", "青渚理工学院", "望川新材料研究所"];
    for (let i = 0; i < 300; i++) {
      const kind = i % 3 ? "青年科学基金项目" : "面上项目";
      const title = `流域水资源管理方法研究之${i}`;
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

describe("journeys", { skip: missing || false, concurrency: false, timeout: 900_000 }, () => {
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
    const { context, page, complaints } = await visitor(browser, { ...options, storage });
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
    const { context, page, complaints } = await visitor(browser);
    await settle(page, house.firstRun());
    await settled(page);
    assert.match(await page.locator("h1").innerText(), /项目组合/);
    storage = { cookies: await context.cookies(), origins: [] };
    await page.goto(house.firstRun());
    await page.locator('input[autocomplete="name"]').fill("别人");
    await page.locator('input[type="email"]').fill("other@linlan.example");
    await page.locator('input[autocomplete="new-password"]').fill(administrator.password);
    await page.locator('button[type="submit"]').click();
    await page.locator('[role="alert"]').waitFor();
    assert.match(await page.locator('[role="alert"]').innerText(), /已使用|过期|找不到/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("refuses a wrong password with words in the reader's language, and lets the right one in", async () => {
    const { context, page } = await visitor(browser, { language: "en" });
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
    const { spoilt, rows, good, was } = list();
    const file = path.join(house.folder, "nsfc.csv");
    fs.writeFileSync(file, spoilt);
    await visit({}, async (page) => {
      await page.goto(`${house.address}/imports/new`);
      await page.locator('input[type="file"]').setInputFiles(file);
      const commit = page.locator(".head .button.main");
      await commit.waitFor({ timeout: 120_000 });
      const figures = await page.locator(".figures dd").allInnerTexts();
      assert.deepEqual(
        figures.slice(0, 4).map((text) => Number(text.replace(/\D/g, ""))),
        [rows, rows - 1, 1, 0],
      );
      const wrong = page.locator("td.wrong");
      assert.match(await wrong.first().innerText(), /十七/);
      assert.match(await page.locator("tr", { hasText: "十七" }).first().innerText(), /金额/);

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
      assert.deepEqual((await page.locator(".figures dd").allInnerTexts()).slice(0, 3).map(Number), [1, 1, 0]);
      await commit.click();
      await page.locator('dialog input[type="checkbox"]').check();
      await confirm.click();
      await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 });
      await page.goto(`${house.address}/portfolio`);
      await settled(page);
      assert.equal(Number((await page.locator(".figures dd").first().innerText()).replace(/\D/g, "")), rows);
    });
  });

  it("filters the portfolio by a bar's row, keeps that in the address, and gives the same list as a file", async () => {
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
      await page.waitForFunction(
        (wanted) => Number(document.querySelector(".figures dd")?.textContent?.replace(/\D/g, "")) === wanted,
        awards,
      );
      await page.reload();
      await settled(page);
      assert.equal(Number((await page.locator(".figures dd").first().innerText()).replace(/\D/g, "")), awards);

      const query = new URL(page.url()).search;
      const answer = await page.request.get(`${house.address}/api/awards.csv${query}&language=en`);
      assert.equal(answer.status(), 200);
      assert.ok((await answer.text()).trim().split("\n").length >= awards);

      await page.getByRole("button", { name: /^Title/ }).click();
      await page.waitForURL(/sort=title/);
      await page.locator('th[aria-sort="ascending"]', { hasText: "Title" }).waitFor();
    });
  });

  it("moves through the list by keyboard, and draws only a window of many rows", async () => {
    await visit({}, async (page) => {
      await page.goto(`${house.address}/portfolio`);
      await settled(page);
      const box = page.locator(".gridbox").last();
      await box.focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("j");
      assert.equal(await page.evaluate(() => document.activeElement?.closest("tr")?.dataset.index), "1");
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press("End");
        await pause(500);
      }
      assert.ok((await box.locator("tbody tr").count()) < 260);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/awards\/\d+/);
    });
  });

  it("finds 管理, and the same by 經理 or 经理, wherever one is", async () => {
    await visit({}, async (page) => {
      await page.goto(`${house.address}/record`);
      await settled(page);
      const total = async (text) => {
        await page.keyboard.press("Control+k");
        await page.locator("dialog.palette input").fill(text);
        await page.waitForFunction(() => /\d/.test(document.querySelector(".palette .foot")?.textContent ?? ""));
        await pause(600);
        const words = await page.locator(".palette .foot span").first().innerText();
        const marked = await page.locator(".palette mark").count();
        await page.keyboard.press("Escape");
        return [Number(words.replace(/\D/g, "")), marked];
      };
      const [found, marked] = await total("管理");
      assert.ok(found > 0 && marked > 0, `管理: ${found} found, ${marked} marked`);
      assert.deepEqual((await total("經理"))[0], (await total("经理"))[0]);
      assert.equal((await total("流域管理学院不存在的词"))[0], 0);
    });
  });

  it("shows a fact with its proof, which the browser and the command line both confirm", async () => {
    await visit({ language: "en" }, async (page) => {
      await page.goto(`${house.address}/record`);
      await settled(page);
      await page.locator("tbody a").first().click();
      await page.waitForURL(/\/record\/\d+/);
      for (let tries = 0; tries < 20 && !(await page.getByText("Recomputed in your browser").count()); tries++) {
        await pause(500);
        await page.reload();
        await settled(page);
      }
      await page.getByText("Recomputed in your browser").waitFor();
      const { stdout } = await run(binary, ["verify", "--database", house.database, "--json"]);
      assert.equal(JSON.parse(stdout).ok, true);
      assert.ok(JSON.parse(stdout).size >= Number(/\d+$/.exec(page.url())[0]));
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
    const { context, page, complaints } = await visitor(browser, { language: "en" });
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
      await page.locator(".notice.alarm").waitFor();
      await context.setOffline(false);
      await page.locator(".notice.alarm button").click();
      await page.locator(".notice.alarm").waitFor({ state: "detached" });
    });
  });

  it("leaves no page with a serious finding of axe, wider than its screen, or with a word untranslated", async () => {
    const one = async (page, noun) =>
      (await (await page.request.get(`${house.address}/api/${noun}?limit=1`)).json()).items[0].id;
    const problems = [];
    for (const language of tongues)
      for (const theme of ["light", "dark"])
        for (const width of [1440, 360]) {
          await visit({ width, theme, language }, async (page) => {
            await page.goto(`${house.address}/portfolio`);
            const [award, programme, organisation, done, person] = await Promise.all(
              ["awards", "programmes", "organisations", "imports", "people"].map((noun) => one(page, noun)),
            );
            const routes = [
              "/portfolio",
              "/programmes",
              `/programmes/${programme}`,
              "/programmes/new",
              `/programmes/${programme}/edit`,
              `/awards/${award}`,
              "/organisations",
              `/organisations/${organisation}`,
              "/organisations/doubts",
              "/imports",
              "/imports/new",
              `/imports/${done}`,
              "/record",
              "/record/1",
              "/administration/people",
              `/administration/people/${person}`,
              "/administration/roles",
              "/administration/settings",
              "/nowhere",
            ];
            for (const route of routes) {
              await page.goto(house.address + route);
              await settled(page);
              const at = `${route} ${language} ${theme} ${width}`;
              problems.push(...(await serious(page)).map((one) => `${at}: ${one}`));
              if ((await overflow(page)) > 0) problems.push(`${at}: wider than the screen`);
              const words = await page.locator("body").innerText();
              const key = /\b(shell|parts|portfolio|imports|record|administration|entrance)\.[a-z][A-Za-z]+\b/.exec(
                words,
              );
              if (key) problems.push(`${at}: ${key[0]}`);
            }
          });
        }
    for (const language of tongues)
      for (const theme of ["light", "dark"]) {
        const { context, page } = await visitor(browser, { theme, language, width: 360 });
        for (const route of ["/sign-in", "/first-run?token=x", "/invitation?token=x"]) {
          await page.goto(house.address + route);
          await settled(page);
          problems.push(...(await serious(page)).map((one) => `${route} ${language} ${theme}: ${one}`));
        }
        await context.close();
      }
    assert.deepEqual(problems, []);
  });
});
