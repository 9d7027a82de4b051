// A plan in a browser: the tree tells how each indicator stands in words; a figure is entered by the secretary, refused
// to her as its approval, approved by the monitor on a phone, corrected with a reason; a table is looked at row by row.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, settled, textFile } from "./house.mjs";

const secretary = "叶静姝";
const monitor = "方怀瑾";
const performer = "林知远";
const phone = { width: 360 };
const header = "indicator_id,domain_zh,name_zh,name_en,unit,direction,kind,year,operator,value,source_url,note";

describe("plans", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { at, visit } = demonstration();
  let plan, indicator;

  it("tells in words how each indicator stands, on a desk and on a phone", async () => {
    for (const options of [{}, phone])
      await visit(secretary, options, async ({ page, read }) => {
        plan = (await read("/api/plans?limit=1")).items[0].id;
        const all = (await read(`/api/plans/${plan}`)).list;
        indicator = all.find((one) => one.code === "L-01").id;
        await go(page, `/plans/${plan}`);
        for (const words of [
          "On track",
          "At risk",
          "Off track",
          "Met early",
          "Regressed",
          "No data",
          "Not comparable",
        ])
          await page.getByText(words).first().waitFor();
        const places = ["/plans", `/plans/${plan}`, `/plans/${plan}/import`, `/indicators/${indicator}`, "/figures"];
        for (const place of places) {
          await go(page, place);
          await settled(page);
          assert.deepEqual(await faults(page), [], place);
        }
      });
  });

  it("takes a figure with its source, and not its approval by whoever entered it", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      const { code, period } = { code: "L-07", period: String(new Date().getFullYear()) };
      indicator = (await read(`/api/plans/${plan}`)).list.find((one) => one.code === code).id;
      await go(page, `/indicators/${indicator}`);
      await page.getByRole("button", { name: "Enter a figure" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Period").fill(period);
      await dialog.getByLabel("Value").fill("1766.50");
      assert.equal(await dialog.getByRole("button", { name: "Enter a figure" }).isDisabled(), true);
      await dialog.getByLabel("Address of the source").fill("https://data.linjiang.example/new");
      assert.deepEqual(await faults(page), []);
      await dialog.getByRole("button", { name: "Enter a figure" }).click();
      await dialog.waitFor({ state: "detached" });
      const [figure] = (await read(`/api/indicators/${indicator}`)).figures.filter((one) => one.period === period);
      assert.equal(figure.value, "1766.50");
      assert.equal(figure.may.find((one) => one.step === "approve").refusal, "same_person");
    });
  });

  it("is approved by another person on a phone, and counts from then on", async () => {
    await visit(monitor, phone, async ({ page, read }) => {
      await go(page, "/figures");
      await page.getByLabel(/Select Technology contracts/).check();
      await page.getByRole("button", { name: "Approve the 1 chosen" }).click();
      await page.getByText("1 approved.").first().waitFor();
      const shown = await read(`/api/indicators/${indicator}`);
      assert.equal(shown.latest.value, "1766.50");
      assert.equal(shown.assessment, "at_risk", shown.why.en);
    });
  });

  it("chooses among published values, with the reason", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, `/indicators/${indicator}`);
      await page.getByRole("button", { name: /^Choose 1608/ }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Reason").fill("The yearbook is final.");
      await dialog.getByRole("button", { name: "Choose", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText("Chosen: The yearbook is final.").waitFor();
      const shown = await read(`/api/indicators/${indicator}`);
      assert.equal(shown.figures.find((one) => one.value === "1608").taken, true);
      assert.equal(shown.figures.find((one) => one.value === "1544").taken, false);
    });
  });

  it("shows what becomes of each row of a table, and imports only when all are right", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      plan ??= (await read("/api/plans?limit=1")).items[0].id;
      const row = "N-01,新领域,新指标,A new one,%,up,actual,2024,,12.5,https://data.linjiang.example/n,";
      await go(page, `/plans/${plan}/import`);
      const table = (text) => textFile("a.csv", `${header}\n${text}\n`);
      const choose = async (text) => page.locator("input[type=file]").setInputFiles(table(text));
      await choose(`${row}\n${row.replace("12.5", "many")}`);
      await page.getByText("Has a problem").waitFor();
      assert.equal(await page.getByRole("button", { name: "Import", exact: true }).isDisabled(), true);
      assert.deepEqual(await faults(page), []);
      await choose(`${row}\n${row}`);
      await page.getByText("Repeats a row above").waitFor();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.waitForURL(`**/plans/${plan}`);
      const made = (await read(`/api/plans/${plan}`)).list.find((one) => one.code === "N-01");
      assert.equal(made.assessment, "no_data");
    });
  });

  it("sends the figures due to a unit as a table, and takes it back filled in", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      plan ??= (await read("/api/plans?limit=1")).items[0].id;
      const due = (await read(`/api/figures-due?plan=${plan}`)).figures;
      const last = due.at(-1);
      await go(page, `/plans/${plan}/due`);
      await page.getByText(last.code).first().waitFor();
      assert.deepEqual(await faults(page), []);
      await page.getByRole("button", { name: "Export" }).first().click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "CSV file", exact: true }).click(),
      ]);
      const rows = (await readFile(await download.path(), "utf8")).trimEnd().split(/\r?\n/);
      assert.equal(rows.length, due.length + 1);
      const filled = rows.map((row) =>
        row.includes(last.code) && row.includes(`,${last.period},,,,`)
          ? row.replace(`,${last.period},,,,`, `,${last.period},,42.5,https://data.linjiang.example/back,`)
          : row,
      );
      await go(page, `/plans/${plan}/import`);
      await page.locator("input[type=file]").setInputFiles(textFile("back.csv", filled.join("\n")));
      await page.getByText(`${due.length - 1} left blank`).waitFor();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.waitForURL(`**/plans/${plan}`);
      const left = (await read(`/api/figures-due?plan=${plan}`)).figures;
      assert.equal(left.length, due.length - 1);
      const { figures } = await read(`/api/indicators/${last.indicator}`);
      assert.equal(figures.find((one) => one.period === last.period).value, "42.5");
    });
  });

  it("is told its figures by a unit itself, on a phone, by somebody who holds no role there", async () => {
    const person = await visit(performer, {}, async ({ read }) => (await read("/api/session")).person.id);
    let owed;
    await visit(secretary, {}, async ({ read, post }) => {
      owed = (await read(`/api/figures-due?plan=${plan}`)).figures.find((one) => one.owner);
      const from = (await read(`/api/figures-due?plan=${plan}`)).today;
      await post(`/api/bodies/${owed.owner.id}/members`, { person, office: "member", from });
    });
    await visit(performer, phone, async ({ page, read }) => {
      assert.equal((await page.request.get(`${at.house.address}/api/plans/${plan}`)).status(), 403);
      await go(page, "/my-duties");
      await page.getByText(owed.name_en).first().waitFor();
      assert.deepEqual(await faults(page), []);
      await page.getByRole("link", { name: "Table to fill in" }).click();
      await page.getByText(owed.code).first().waitFor();
      await settled(page);
      assert.deepEqual(await faults(page), []);
      await page.getByRole("button", { name: "Export" }).first().click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "CSV file", exact: true }).click(),
      ]);
      const rows = (await readFile(await download.path(), "utf8")).trimEnd().split(/\r?\n/);
      const blank = (row) => row.includes(owed.code) && row.includes(`,${owed.period},,,,`);
      assert.equal(rows.filter(blank).length, 1);
      const fill = (row) => (blank(row) ? row.replace(",,,,", ",,7.5,https://data.linjiang.example/own,") : row);
      await page.getByRole("link", { name: "Bring the table back" }).click();
      const bring = (lines) => page.locator("input[type=file]").setInputFiles(textFile("own.csv", lines.join("\n")));
      await bring([...rows.map(fill), rows.find(blank).replace(owed.code, "L-99").replace(",,,,", ",,1,a,")]);
      await page.getByText("Your units own no indicator of this code").waitFor();
      assert.equal(await page.getByRole("button", { name: "Import", exact: true }).isDisabled(), true);
      assert.deepEqual(await faults(page), []);
      await bring(rows.map(fill));
      await page.getByText("1 to enter").waitFor();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.waitForURL("**/my-duties");
      const { figures } = await read(`/api/indicators/${owed.indicator}`);
      assert.equal(figures.find((one) => one.period === owed.period).value, "7.5");
    });
  });
});
